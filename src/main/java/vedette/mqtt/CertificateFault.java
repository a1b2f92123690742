package vedette.mqtt;

import java.security.cert.CertificateException;

/// Why a broker's certificate is not trusted.
///
/// @param sentence what is wrong and what to do, in the operator's words
record CertificateFault(Kind kind, String sentence) {
    /// What can be wrong.
    enum Kind {
        /// Its key is another than the one that the operator trusted.
        CHANGED_KEY,
        SELF_SIGNED,
        UNKNOWN_AUTHORITY,
        /// Not made for servers.
        WRONG_USE,
        /// Signed by a known authority, but not as it should be.
        UNSOUND,
        WRONG_HOST,
        EXPIRED,
        NOT_YET_VALID;

        /// Whether the operator can end it by trusting this very key.
        boolean endsWithTrust() {
            return this == CHANGED_KEY || this == SELF_SIGNED || this == UNKNOWN_AUTHORITY;
        }
    }

    /// Carries the fault out of a handshake.
    static final class Refusal extends CertificateException {
        private static final long serialVersionUID = 1L;

        private final transient CertificateFault fault;

        Refusal(CertificateFault fault) {
            super(fault.sentence());
            this.fault = fault;
        }

        CertificateFault fault() {
            return fault;
        }
    }
}
