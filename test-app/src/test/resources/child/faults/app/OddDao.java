package faults.app;

import java.util.List;

/** Keeps entities that nobody may touch. */
public interface OddDao {
    Odd loadById(String id);

    List<Odd> loadAllById(List<String> ids);

    Odd persist(Odd odd);
}
