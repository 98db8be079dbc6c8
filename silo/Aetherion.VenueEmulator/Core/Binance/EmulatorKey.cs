using System.Security.Cryptography;
using System.Text;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>An API key of the emulator: signs by HMAC with a secret, or by RSA with the private half of a public key.</summary>
/// <param name="Account">Whose money it moves; keys may share an account.</param>
/// <param name="RsaPublicKey">PEM; empty for HMAC.</param>
public sealed record EmulatorKey(string Account, string Key, string Secret, string RsaPublicKey = "")
{
    /// <summary>Two accounts whose keys are the same in every emulator.</summary>
    public static IReadOnlyList<EmulatorKey> Presets { get; } = [Preset("one"), Preset("two")];

    /// <summary>An account whose requests are signed by the private half of a public key.</summary>
    /// <exception cref="ArgumentException">The text is no such key.</exception>
    public static EmulatorKey OfRsa(string publicKey)
    {
        using var rsa = RSA.Create();
        rsa.ImportFromPem(publicKey);
        return new EmulatorKey("rsa", Text("key of account rsa"), "", publicKey);
    }

    internal bool Verifies(string payload, string signature)
    {
        var bytes = Encoding.UTF8.GetBytes(payload);
        return RsaPublicKey.Length > 0 ? VerifiesByRsa(bytes, signature) : VerifiesByHmac(bytes, signature);
    }

    private bool VerifiesByHmac(byte[] payload, string signature)
    {
        var expected = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), payload));
        return CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(signature.ToLowerInvariant()));
    }

    private bool VerifiesByRsa(byte[] payload, string signature)
    {
        var buffer = new byte[signature.Length];
        if (!Convert.TryFromBase64String(signature, buffer, out var length))
            return false;
        using var rsa = RSA.Create();
        rsa.ImportFromPem(RsaPublicKey);
        return rsa.VerifyData(payload, buffer.AsSpan(0, length), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    private static EmulatorKey Preset(string name) =>
        new(name, Text("key of account " + name), Text("secret of account " + name));

    /// <summary>As long as a key of the venue, and plainly none of it.</summary>
    private static string Text(string seed) =>
        ("emulator" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seed))))[..64];
}
