namespace Aetherion.Host.Composition;

/// <summary>The section <c>listen.tls</c>: either <c>certificate</c> with <c>key</c>, or <c>pfx</c>.</summary>
internal sealed record TlsConfiguration
{
    /// <summary>The environment variable with the password of the PFX file or of the key.</summary>
    public const string PasswordVariable = "AETHERION_TLS_PASSWORD";

    /// <summary>A PEM file with the certificate and those that issued it.</summary>
    public string? Certificate { get; init; }

    /// <summary>A PEM file with the certificate's private key.</summary>
    public string? Key { get; init; }

    /// <summary>A PKCS #12 file with certificate and key.</summary>
    public string? Pfx { get; init; }

    /// <summary>
    /// How long browsers must insist on TLS for this name (Strict-Transport-Security); 0 sends no such header.
    /// </summary>
    public int HstsMaxAgeSeconds { get; init; } = 31_536_000;
}
