package shop;

public interface Crud<T> {
    Order save(Order order);

    Order findById(String id);

    boolean existsById(String id);

    void deleteById(String id);
}
