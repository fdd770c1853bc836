package io.dynamoshadow.agent.weave;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The version that a Serializable class has if it declares none, by the rule of {@code java.io.ObjectStreamClass}: a hash
 * over its members, which a method that is added would change, so that what was serialized before could not be read any more.
 */
final class SerialVersion extends ClassVisitor {
    static final String FIELD = "serialVersionUID";

    private static final int OF_CLASS =
            Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT;
    private static final int OF_FIELD = Opcodes.ACC_PUBLIC
            | Opcodes.ACC_PRIVATE
            | Opcodes.ACC_PROTECTED
            | Opcodes.ACC_STATIC
            | Opcodes.ACC_FINAL
            | Opcodes.ACC_VOLATILE
            | Opcodes.ACC_TRANSIENT;
    private static final int OF_METHOD = Opcodes.ACC_PUBLIC
            | Opcodes.ACC_PRIVATE
            | Opcodes.ACC_PROTECTED
            | Opcodes.ACC_STATIC
            | Opcodes.ACC_FINAL
            | Opcodes.ACC_SYNCHRONIZED
            | Opcodes.ACC_NATIVE
            | Opcodes.ACC_ABSTRACT
            | Opcodes.ACC_STRICT;

    private final List<Member> fields = new ArrayList<>();
    private final List<Member> constructors = new ArrayList<>();
    private final List<Member> methods = new ArrayList<>();
    private String name = "";
    private int access;
    private String[] interfaces = {};
    private boolean hasInitializer;

    private SerialVersion() {
        super(ClassFiles.API);
    }

    /** Whether a class has such a version, and does not declare it: neither enums nor records nor JDK proxies have one. */
    static boolean isImplicit(TypeModel type) {
        if (type.hasSerialVersion() || type.isEnum() || !type.is("java/io/Serializable")) {
            return false;
        }
        TypeModel superClass = type.superClass();
        return superClass == null
                || !(superClass.internalName().equals("java/lang/Record")
                        || superClass.internalName().equals("java/lang/reflect/Proxy"));
    }

    /** Of a class file as it is. */
    static long of(byte[] classFile) {
        SerialVersion version = new SerialVersion();
        ClassFiles.reader(classFile)
                .accept(version, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        try {
            return version.hash();
        } catch (IOException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // in memory, by an algorithm that each JVM has
        }
    }

    @Override
    public void visit(
            int version,
            int flags,
            String internalName,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaceNames) {
        name = internalName.replace('/', '.');
        access = flags;
        interfaces = interfaceNames == null ? new String[0] : interfaceNames.clone();
    }

    @Override
    public void visitInnerClass(
            String internalName, @Nullable String outerName, @Nullable String innerName, int flags) {
        if (internalName.replace('/', '.').equals(name)) {
            access = flags; // what reflection gives for a nested class: private and protected are known here alone
        }
    }

    @Override
    public @Nullable FieldVisitor visitField(
            int flags, String field, String descriptor, @Nullable String signature, @Nullable Object value) {
        if ((flags & Opcodes.ACC_PRIVATE) == 0 || (flags & (Opcodes.ACC_STATIC | Opcodes.ACC_TRANSIENT)) == 0) {
            fields.add(new Member(field, flags & OF_FIELD, descriptor));
        }
        return null;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int flags, String method, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        hasInitializer |= method.equals("<clinit>");
        if ((flags & Opcodes.ACC_PRIVATE) == 0 && !method.equals("<clinit>")) {
            List<Member> members = method.equals("<init>") ? constructors : methods;
            members.add(new Member(method, flags & OF_METHOD, descriptor.replace('/', '.')));
        }
        return null;
    }

    private long hash() throws IOException, NoSuchAlgorithmException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(name);
        out.writeInt(access & OF_CLASS);
        Set<String> sorted = new TreeSet<>();
        for (String each : Arrays.asList(interfaces)) {
            sorted.add(each.replace('/', '.'));
        }
        for (String each : sorted) {
            out.writeUTF(each);
        }
        write(fields, out);
        if (hasInitializer) {
            new Member("<clinit>", Opcodes.ACC_STATIC, "()V").writeTo(out);
        }
        write(constructors, out);
        write(methods, out);
        byte[] digest = MessageDigest.getInstance("SHA").digest(bytes.toByteArray());
        long hash = 0;
        for (int i = 7; i >= 0; i--) {
            hash = (hash << 8) | (digest[i] & 0xFF);
        }
        return hash;
    }

    private static void write(List<Member> members, DataOutputStream out) throws IOException {
        Collections.sort(members);
        for (Member each : members) {
            each.writeTo(out);
        }
    }

    private static final class Member implements Comparable<Member> {
        private final String name;
        private final int access;
        private final String descriptor;

        Member(String name, int access, String descriptor) {
            this.name = name;
            this.access = access;
            this.descriptor = descriptor;
        }

        void writeTo(DataOutputStream out) throws IOException {
            out.writeUTF(name);
            out.writeInt(access);
            out.writeUTF(descriptor);
        }

        @Override
        public int compareTo(Member other) {
            int byName = name.compareTo(other.name);
            return byName != 0 ? byName : descriptor.compareTo(other.descriptor);
        }
    }
}
