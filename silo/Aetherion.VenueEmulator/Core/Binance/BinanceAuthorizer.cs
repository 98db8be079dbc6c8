using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>Checks key, timestamp and signature of a request.</summary>
internal sealed partial class BinanceAuthorizer(IReadOnlyList<EmulatorKey> keys)
{
    private const decimal WindowPreset = 5_000;
    private const decimal WindowMax = 60_000;
    private const long AheadMaxMs = 1_000;

    /// <summary>The account, or why there is none.</summary>
    /// <param name="payload">What the signature is over.</param>
    public (string Account, BinanceError? Error) Check(
        BinanceSecurity security, string key, QueryText query, string payload, DateTime venueTime)
    {
        if (!KeyPattern().IsMatch(key))
            return ("", new BinanceError(-2014, "API-key format invalid.", 401));
        var known = keys.FirstOrDefault(each => each.Key == key);
        if (known is null)
            return ("", new BinanceError(-2015, "Invalid API-key, IP, or permissions for action.", 401));
        if (security == BinanceSecurity.Key)
            return (known.Account, null);
        if (query.Get("signature") is not { Length: > 0 } signature)
            return ("", BinanceError.Missing("signature"));
        if (!known.Verifies(payload, signature))
            return ("", new BinanceError(-1022, "Signature for this request is not valid."));
        return CheckTime(query, venueTime) is { } error ? ("", error) : (known.Account, null);
    }

    /// <summary>Query and body as they were sent, one after the other, without the signature.</summary>
    public static string PayloadOf(VenueRequest request) =>
        Without(request.Query) + Without(Encoding.UTF8.GetString(request.Body.Span));

    /// <summary>As messages of a socket are signed: sorted by name.</summary>
    public static string PayloadOf(QueryText query) => string.Join('&', query.Pairs
        .Where(pair => pair.Key != "signature").OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => $"{pair.Key}={pair.Value}"));

    private static BinanceError? CheckTime(QueryText query, DateTime venueTime)
    {
        if (!decimal.TryParse(query.Get("timestamp"), NumberStyles.None, CultureInfo.InvariantCulture, out var timestamp))
            return BinanceError.Missing("timestamp");
        var window = WindowPreset;
        if (query.Has("recvWindow") && !decimal.TryParse(
            query.Get("recvWindow"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out window))
            return BinanceError.Illegal("recvWindow", "^[0-9]{1,20}(\\.[0-9]{1,3})?$");
        if (window > WindowMax)
            return new BinanceError(-1102, "'recvWindow' contains unexpected value. Cannot be greater than 60000.");
        var nowMs = EpochTime.Millis(venueTime);
        // From 16 digits on they are microseconds.
        var sentMs = timestamp >= 1_000_000_000_000_000 ? timestamp / 1000 : timestamp;
        if (sentMs >= nowMs + AheadMaxMs)
            return new BinanceError(-1021, "Timestamp for this request was 1000ms ahead of the server's time.");
        return nowMs - sentMs > window
            ? new BinanceError(-1021, "Timestamp for this request is outside of the recvWindow.")
            : null;
    }

    private static string Without(string text) =>
        string.Join('&', text.Split('&').Where(part => !part.StartsWith("signature=", StringComparison.Ordinal)));

    [GeneratedRegex("^[a-zA-Z0-9]{1,128}$")]
    private static partial Regex KeyPattern();
}
