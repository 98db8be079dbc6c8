using System.Globalization;

namespace Aetherion.Domain.Venues.Orders;

/// <summary>Writes amounts as venues take them.</summary>
internal static class Amounts
{
    private const string Format = "0.############################";

    /// <summary>Every digit, a point, no exponent, no zeros behind.</summary>
    public static string Write(decimal amount) => amount.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>A whole number, for ids and times.</summary>
    public static string Write(long number) => number.ToString(CultureInfo.InvariantCulture);
}
