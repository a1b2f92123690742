package vedette.http;

/// The server does not take the API key.
final class KeyRefusedException extends HttpRefusedException {
    private static final long serialVersionUID = 1L;

    KeyRefusedException() {
        super("LightNVR refuses the API key.");
    }
}
