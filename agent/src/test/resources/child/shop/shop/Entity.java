package shop;

public abstract class Entity {
    protected String id;
}
