package io.dynamoshadow.model;

import java.lang.reflect.Type;

/** Entity models by class, each made once. A {@link ClassValue}, so that an undeployed application is not held. */
public final class Models {
    private static final ClassValue<EntityModel> MODELS = new ClassValue<EntityModel>() {
        @Override
        protected EntityModel computeValue(Class<?> type) {
            return EntityModel.of(type);
        }
    };

    private Models() {}

    /** @throws ModelException where objects of the class cannot be read */
    public static EntityModel of(Class<?> type) {
        return MODELS.get(type);
    }

    /**
     * The model of a type that may have type arguments; of those that have, the caller keeps it.
     *
     * @throws ModelException where objects of the type cannot be read
     */
    public static EntityModel of(Type type) {
        return type instanceof Class ? of((Class<?>) type) : EntityModel.of(type);
    }
}
