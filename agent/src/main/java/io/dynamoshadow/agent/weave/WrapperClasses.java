package io.dynamoshadow.agent.weave;

/**
 * Classes that frameworks make at run time around a DAO, for transactions, caches and the like. A call is mirrored below them,
 * where the DAO itself is called: what a cache answers is no call of the DAO, and what DynamoDB answers must not leave out
 * what they do. They are known by their names alone.
 */
final class WrapperClasses {
    /** Subclasses of the DAO's own class, whose methods call those of their superclass, or of another object of its class. */
    private static final String[] SUBCLASSES = {
        "$$EnhancerBySpringCGLIB$$",
        "$$SpringCGLIB$$",
        "$$EnhancerByCGLIB$$",
        "$$EnhancerByGuice$$",
        "$_$$_Weld", // the JBoss and GlassFish servers' CDI
        "$$OwbInterceptProxy", // TomEE's and WebSphere Liberty's
        "$$OwbNormalScopeProxy",
        "$Definition$Intercepted", // Micronaut's
    };

    /** Those that stand for an object of another scope, and do nothing else. */
    private static final String[] STAND_INS = {"_WeldClientProxy", "$$OwbNormalScopeProxy"};

    /** As above, made while the application was built. */
    private static final String QUARKUS_SUBCLASS = "_Subclass";

    private static final String QUARKUS_STAND_IN = "_ClientProxy";

    private WrapperClasses() {}

    /** Whether methods of the class call the superclass's method of the same name, if it has one. */
    static boolean wrapSuperClass(String className) {
        return containsOne(className, SUBCLASSES) || className.endsWith(QUARKUS_SUBCLASS);
    }

    /** Whether all that the class does is to pass calls on to the object that it stands for, whose class is woven itself. */
    static boolean passAllCallsOn(String className) {
        return containsOne(className, STAND_INS) || className.endsWith(QUARKUS_STAND_IN);
    }

    private static boolean containsOne(String name, String[] marks) {
        for (String mark : marks) {
            if (name.contains(mark)) {
                return true;
            }
        }
        return false;
    }
}
