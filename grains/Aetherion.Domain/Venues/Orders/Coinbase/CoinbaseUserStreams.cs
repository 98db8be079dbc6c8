using System.Collections.Immutable;
using System.Security.Cryptography;
using Aetherion.Domain.Venues.Coinbase;

namespace Aetherion.Domain.Venues.Orders.Coinbase;

/// <summary>What opens the user stream of Coinbase Advanced Trade.</summary>
public static class CoinbaseUserStreams
{
    /// <summary>
    /// One message for each channel: the orders, and the heartbeats without which the channel closes in quiet times. Each
    /// has a token of its own.
    /// </summary>
    public static ImmutableArray<string> Subscriptions(VenueCredentials credentials, SigningMoment moment)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        using var key = ECDsa.Create();
        key.ImportFromPem(credentials.Secret);
        return [Write("user", 'u'), Write("heartbeats", 'h')];

        string Write(string channel, char mark) => JsonBody.Write(writer =>
        {
            writer.WriteString("type", "subscribe");
            writer.WriteString("channel", channel);
            writer.WriteString(
                "jwt", CoinbaseToken.ForSocket(key, credentials.Key, moment.VenueTime, $"{moment.Nonce}{mark}"));
        });
    }
}
