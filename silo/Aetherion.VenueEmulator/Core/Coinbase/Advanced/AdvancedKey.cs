using System.Security.Cryptography;
using System.Text;

namespace Aetherion.VenueEmulator.Core.Coinbase.Advanced;

/// <summary>A key of the emulated Advanced Trade, which signs tokens by ES256.</summary>
/// <param name="Account">Whose money it moves.</param>
/// <param name="Name">As the venue names keys: <c>organizations/…/apiKeys/…</c>.</param>
/// <param name="PublicKey">PEM.</param>
/// <param name="PrivateKey">PEM, for those of the emulator's own making; empty otherwise.</param>
public sealed record AdvancedKey(string Account, string Name, string PublicKey, string PrivateKey = "")
{
    /// <summary>Two accounts whose keys are the same in every emulator, and plainly none of the venue's.</summary>
    public static IReadOnlyList<AdvancedKey> Presets { get; } = [Preset("one"), Preset("two")];

    internal bool Verifies(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(PublicKey);
        return key.VerifyData(text, signature, HashAlgorithmName.SHA256);
    }

    private static AdvancedKey Preset(string name)
    {
        using var key = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            D = SHA256.HashData(Encoding.UTF8.GetBytes("key of advanced account " + name)),
        });
        return new AdvancedKey(
            name, $"organizations/emulator/apiKeys/{name}", key.ExportSubjectPublicKeyInfoPem(), key.ExportECPrivateKeyPem());
    }
}
