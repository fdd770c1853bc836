package live;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Runs until its input ends; for each line it calls its DAOs. */
public final class Live {
    private Live() {}

    public static void main(String[] arguments) throws Exception {
        final NoteDao dao = new MemoryNotes();
        NoteDao proxy = (NoteDao) Proxy.newProxyInstance(
                Live.class.getClassLoader(), new Class<?>[] {NoteDao.class}, new InvocationHandler() {
                    @Override
                    public Object invoke(Object self, Method method, Object[] values) throws Throwable {
                        return method.invoke(dao, values);
                    }
                });
        NoteReader reader = null;
        if (arguments.length > 0) {
            // the interface is loaded, and nobody may implement it
            Class.forName("live.NoteReader");
            reader = arguments[0].equals("with a reader") ? id -> dao.findById(id) : null;
        }
        call(proxy, reader, "0");
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            call(proxy, reader, line);
        }
    }

    private static void call(NoteDao dao, NoteReader reader, String id) {
        dao.save(new Note(id, "text"));
        System.out.println(id + " " + dao.existsById(id) + " " + dao.findById(id).getText() + " "
                + (reader == null ? "" : reader.findById(id).getText()));
    }
}
