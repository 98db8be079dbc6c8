using System.Security.Cryptography;
using Aetherion.Api.Bots;
using Aetherion.Model;

namespace Aetherion.Api.Access;

/// <summary>What a venue key may look like.</summary>
internal static class VenueKeyRules
{
    public const int TextLengthMax = 4096;
    private const int NameLengthMax = 100;
    private const int IdLength = 12;
    private const string IdAlphabet = "abcdefghijkmnpqrstuvwxyz23456789";

    public static string NewId() => RandomNumberGenerator.GetString(IdAlphabet, IdLength);

    /// <summary>Null when it may be kept. No message repeats what is secret.</summary>
    public static InvalidInput? Check(AddVenueKeyInput input)
    {
        if (!SymbolKey.IsRun(input.Venue))
            return InvalidInput.At("venue", "A venue is named with lower-case letters, digits and hyphens.");
        if (input.Name.Trim() is not { Length: > 0 and <= NameLengthMax } name || !NodeIds.IsStorable(name))
            return InvalidInput.At("name", $"A key has a name of 1 to {NameLengthMax} characters.");
        if (input.ApiKey.Length is 0 or > TextLengthMax)
            return InvalidInput.At("apiKey", $"The key has 1 to {TextLengthMax} characters.");
        if (input.ApiSecret.Length is 0 or > TextLengthMax)
            return InvalidInput.At("apiSecret", $"The secret has 1 to {TextLengthMax} characters.");
        return input.Passphrase is { Length: 0 or > TextLengthMax }
            ? InvalidInput.At("passphrase", $"The passphrase has 1 to {TextLengthMax} characters, or is left out.")
            : null;
    }
}
