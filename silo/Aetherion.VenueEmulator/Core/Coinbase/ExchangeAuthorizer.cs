using System.Globalization;
using System.Text;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Coinbase;

/// <summary>Checks key, passphrase, time and signature of requests and of subscriptions on Coinbase Exchange.</summary>
internal sealed class ExchangeAuthorizer(IReadOnlyList<ExchangeKey> keys)
{
    private const string SocketText = "GET/users/self/verify";
    private const decimal WindowSeconds = 30;

    /// <summary>The key's account, or what is wrong.</summary>
    public (string? Account, VenueReply? Refusal) Check(VenueRequest request, DateTime venueTime)
    {
        foreach (var name in new[] { "CB-ACCESS-KEY", "CB-ACCESS-SIGN", "CB-ACCESS-TIMESTAMP", "CB-ACCESS-PASSPHRASE" })
        {
            if (request.Header(name).Length == 0)
                return (null, CoinbaseRest.Error(401, $"{name} header is required"));
        }
        var time = request.Header("CB-ACCESS-TIMESTAMP");
        var target = request.Query.Length == 0 ? request.Path : $"{request.Path}?{request.Query}";
        var text = $"{time}{request.Method}{target}{Encoding.UTF8.GetString(request.Body.Span)}";
        return Check(
            request.Header("CB-ACCESS-KEY"), request.Header("CB-ACCESS-PASSPHRASE"), time, text, request.Header("CB-ACCESS-SIGN"),
            venueTime);
    }

    /// <summary>The account of a subscription; null when it is not signed as it must be.</summary>
    public string? CheckSocket(string key, string passphrase, string time, string signature, DateTime venueTime) =>
        Check(key, passphrase, time, time + SocketText, signature, venueTime).Account;

    private (string? Account, VenueReply? Refusal) Check(
        string key, string passphrase, string time, string text, string signature, DateTime venueTime)
    {
        if (keys.FirstOrDefault(each => each.Key == key) is not { } known)
            return (null, CoinbaseRest.Error(401, "Invalid API Key"));
        if (known.Passphrase != passphrase)
            return (null, CoinbaseRest.Error(401, "invalid passphrase"));
        if (!decimal.TryParse(time, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
            return (null, CoinbaseRest.Error(400, "invalid timestamp"));
        if (Math.Abs((EpochTime.Millis(venueTime) / 1000m) - seconds) > WindowSeconds)
            return (null, CoinbaseRest.Error(400, "request timestamp expired"));
        return known.Verifies(text, signature) ? (known.Account, null) : (null, CoinbaseRest.Error(401, "invalid signature"));
    }
}
