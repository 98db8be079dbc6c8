using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Aetherion.Model;

namespace Aetherion.Domain.Execution;

/// <summary>
/// Client order ids that are the same on every try: a hash of the bot's key, the number of its start, the sequence of
/// the bar, and the order's number on that bar. At most 36 characters of <c>[a-zA-Z0-9-_]</c>, as venues ask.
/// </summary>
public static class OrderIds
{
    /// <summary>The most characters venues take.</summary>
    public const int LengthMax = 36;

    private const int HashLength = 12;

    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or the id would be too long.</exception>
    public static string Make(TenantKey bot, long startNumber, long barSequence, int numberWithin)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(startNumber);
        ArgumentOutOfRangeException.ThrowIfNegative(barSequence);
        ArgumentOutOfRangeException.ThrowIfNegative(numberWithin);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(bot.ToString()));
        var prefix = Convert.ToHexStringLower(hash)[..HashLength];
        var id = string.Create(CultureInfo.InvariantCulture, $"{prefix}-{startNumber}-{barSequence}-{numberWithin}");
        return id.Length <= LengthMax
            ? id
            : throw new ArgumentOutOfRangeException(
                nameof(startNumber), startNumber, $"The order id {id} is longer than {LengthMax} characters.");
    }

    /// <summary>The id of an order's fill, counted from 1.</summary>
    public static string MakeFill(string orderId, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{orderId}:{number}");
}
