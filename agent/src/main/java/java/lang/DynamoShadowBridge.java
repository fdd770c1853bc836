package java.lang;

/** x. */
public abstract class DynamoShadowBridge {
    /** x. */
    protected DynamoShadowBridge() {}
}
