using System.Security.Cryptography;
using System.Text;

namespace Aetherion.VenueEmulator.Core.Coinbase;

/// <summary>An API key of the emulated Coinbase Exchange.</summary>
/// <param name="Account">Whose money it moves.</param>
/// <param name="Secret">Base64, as the venue gives it.</param>
public sealed record ExchangeKey(string Account, string Key, string Secret, string Passphrase)
{
    /// <summary>Two accounts whose keys are the same in every emulator.</summary>
    public static IReadOnlyList<ExchangeKey> Presets { get; } = [Preset("one"), Preset("two")];

    internal bool Verifies(string text, string signature)
    {
        var expected = HMACSHA256.HashData(Convert.FromBase64String(Secret), Encoding.UTF8.GetBytes(text));
        return CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(Convert.ToBase64String(expected)), Encoding.UTF8.GetBytes(signature));
    }

    private static ExchangeKey Preset(string name) => new(
        name,
        Convert.ToHexStringLower(Hash("key of exchange account " + name))[..32],
        Convert.ToBase64String(Hash("secret of exchange account " + name)),
        "emulator-" + name);

    private static byte[] Hash(string seed) => SHA256.HashData(Encoding.UTF8.GetBytes(seed));
}
