package vedette.app;

public final class Launcher {
    private Launcher() {}

    public static void main(String[] arguments) {
        System.out.println("vedette on " + System.getProperty("java.version"));
    }
}
