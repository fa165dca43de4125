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

    private static final String MATH = Type.getInternalName(Math.class);

    /** What does the same as an instruction, or says that there is no room for it. */
    private record Exactly(String method, String descriptor) {}

    private static final Map<Integer, Exactly> INSTEAD = Map.of(
            Opcodes.IADD, new Exactly("addExact", "(II)I"),
            Opcodes.ISUB, new Exactly("subtractExact", "(II)I"),
            Opcodes.IMUL, new Exactly("multiplyExact", "(II)I"),
            Opcodes.INEG, new Exactly("negateExact", "(I)I"),
            Opcodes.LADD, new Exactly("addExact", "(JJ)J"),
            Opcodes.LSUB, new Exactly("subtractExact", "(JJ)J"),
            Opcodes.LMUL, new Exactly("multiplyExact", "(JJ)J"),
            Opcodes.LNEG, new Exactly("negateExact", "(J)J"));

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
            Exactly exactly = INSTEAD.get(opcode);
            if (exactly == null) {
                super.visitInsn(opcode);
            } else {
                visitMethodInsn(Opcodes.INVOKESTATIC, MATH, exactly.method, exactly.descriptor, false);
            }
        }
    }
}
