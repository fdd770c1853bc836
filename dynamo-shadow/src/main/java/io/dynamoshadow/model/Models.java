package io.dynamoshadow.model;

/** Entity models by class, each made once. A {@link ClassValue}, so that an undeployed application is not held. */
public final class Models {
    private static final ClassValue<EntityModel> MODELS = new ClassValue<EntityModel>() {
        @Override
        protected EntityModel computeValue(Class<?> type) {
            return EntityModel.of(type);
        }
    };

    private Models() {}

    /** @throws ModelException where objects of the class cannot be read and built */
    public static EntityModel of(Class<?> type) {
        return MODELS.get(type);
    }
}
