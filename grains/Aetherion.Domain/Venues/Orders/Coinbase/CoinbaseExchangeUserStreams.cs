using System.Collections.Immutable;
using System.Text.Json;
using Aetherion.Domain.Venues.Coinbase;

namespace Aetherion.Domain.Venues.Orders.Coinbase;

/// <summary>What opens the user channel of Coinbase Exchange, which wants the products to be named.</summary>
public static class CoinbaseExchangeUserStreams
{
    /// <summary>More products than the venue has.</summary>
    private const int ProductsMax = 5_000;

    /// <summary>Asks for the names of the products.</summary>
    public static VenueRequest Products() => new("GET", "/products", "", "", RequestSecurity.Public, Weight: 1);

    /// <summary>The products whose orders can change; empty when the answer cannot be read.</summary>
    public static ImmutableArray<string> ReadProducts(ReadOnlyMemory<byte> json) =>
        OrderJson.TryRead(json, Read, out var products) ? [.. products] : [];

    /// <summary>The message that subscribes, which is signed as a request is.</summary>
    public static string Subscription(
        ImmutableArray<string> products, VenueCredentials credentials, SigningMoment moment)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        var time = CoinbaseSigner.TimeText(moment.VenueTime);
        return JsonBody.Write(writer =>
        {
            writer.WriteString("type", "subscribe");
            WriteList(writer, "product_ids", products);
            WriteList(writer, "channels", ["user"]);
            writer.WriteString("signature", CoinbaseSigner.SignSocket(credentials.Secret, time));
            writer.WriteString("key", credentials.Key);
            writer.WriteString("passphrase", credentials.Passphrase ?? "");
            writer.WriteString("timestamp", time);
        });
    }

    private static List<string> Read(JsonElement root) =>
    [
        .. root.EnumerateArray().Where(product => product.TextOrEmpty("status") is "online" or "")
            .Select(product => product.Text("id")).Take(ProductsMax),
    ];

    private static void WriteList(Utf8JsonWriter writer, string name, ImmutableArray<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
            writer.WriteStringValue(value);
        writer.WriteEndArray();
    }
}
