using System.Security.Cryptography;
using System.Text;

namespace Aetherion.VenueEmulator.Core.Weex;

/// <summary>An API key of the emulated WEEX.</summary>
/// <param name="Account">Whose money it moves.</param>
public sealed record WeexKey(string Account, string Key, string Secret, string Passphrase)
{
    /// <summary>Two accounts whose keys are the same in every emulator.</summary>
    public static IReadOnlyList<WeexKey> Presets { get; } = [Preset("one"), Preset("two")];

    internal bool Verifies(string text, string signature)
    {
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(text));
        return CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(Convert.ToBase64String(expected)), Encoding.UTF8.GetBytes(signature));
    }

    private static WeexKey Preset(string name) =>
        new(name, "weex_" + Text("key of weex account " + name)[..32], Text("secret of weex account " + name), "emulator-" + name);

    private static string Text(string seed) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seed)));
}
