package assay.compile;

import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Compiled conditions and conclusions in which whole numbers are worked out as on paper. To Java what is larger than it has
 * room for is another number, and a smaller one, by which a condition that holds does not; so that the rule cannot be followed
 * then, as with any other number that it has no room for.
 */
final class ExactNumbers {

    /** Of one package, the packages of the classes that hold what somebody wrote. */
    private static final Pattern WRITTEN = Pattern.compile(".*\\.P[0-9A-F]{2}");

    private static final Type MATH = Type.getType(Math.class);
    private static final Map<Integer, String> OF_TWO_INTS =
            Map.of(Opcodes.IADD, "addExact", Opcodes.ISUB, "subtractExact", Opcodes.IMUL, "multiplyExact");
    private static final Map<Integer, String> OF_TWO_LONGS =
            Map.of(Opcodes.LADD, "addExact", Opcodes.LSUB, "subtractExact", Opcodes.LMUL, "multiplyExact");
    private static final Map<Integer, String> OF_ONE_INT = Map.of(Opcodes.INEG, "negateExact");
    private static final Map<Integer, String> OF_ONE_LONG = Map.of(Opcodes.LNEG, "negateExact");

    private ExactNumbers() {}

    /** A compiled class, with all that it works out exact where it holds what somebody wrote. */
    static byte[] in(String name, byte[] code) {
        if (!WRITTEN.matcher(StringUtils.substringBeforeLast(name, ".")).matches()) {
            return code;
        }
        ClassReader read = new ClassReader(code);
        ClassWriter written = new ClassWriter(read, 0);
        read.accept(
                new ClassVisitor(Opcodes.ASM9, written) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String method, String descriptor, String signature, String[] exceptions) {
                        return new Exact(super.visitMethod(access, method, descriptor, signature, exceptions));
                    }
                },
                0);
        return written.toByteArray();
    }

    private static final class Exact extends MethodVisitor {

        Exact(MethodVisitor of) {
            super(Opcodes.ASM9, of);
        }

        @Override
        public void visitInsn(int opcode) {
            if (OF_TWO_INTS.containsKey(opcode)) {
                call(OF_TWO_INTS.get(opcode), "(II)I");
            } else if (OF_TWO_LONGS.containsKey(opcode)) {
                call(OF_TWO_LONGS.get(opcode), "(JJ)J");
            } else if (OF_ONE_INT.containsKey(opcode)) {
                call(OF_ONE_INT.get(opcode), "(I)I");
            } else if (OF_ONE_LONG.containsKey(opcode)) {
                call(OF_ONE_LONG.get(opcode), "(J)J");
            } else {
                super.visitInsn(opcode);
            }
        }

        private void call(String method, String descriptor) {
            visitMethodInsn(Opcodes.INVOKESTATIC, MATH.getInternalName(), method, descriptor, false);
        }
    }
}
