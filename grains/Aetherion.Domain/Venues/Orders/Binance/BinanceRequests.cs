using System.Collections.Immutable;
using System.Security.Cryptography;
using Aetherion.Domain.Venues.Binance;
using Aetherion.Model;

namespace Aetherion.Domain.Venues.Orders.Binance;

/// <summary>Writes and signs requests, which spot and futures do alike.</summary>
internal static class BinanceRequests
{
    /// <summary>How long after its timestamp a request is still taken, in milliseconds.</summary>
    public const int ReceiveWindowMs = 5_000;

    /// <summary>As many orders or trades as one answer may hold.</summary>
    public const string ListMax = "1000";

    private const string KeyHeader = "X-MBX-APIKEY";

    public static VenueRequest Make(
        string method,
        string path,
        IEnumerable<KeyValuePair<string, string>> parameters,
        int weight,
        int orderCount = 0,
        RequestSecurity security = RequestSecurity.Signature) =>
        new(method, path, BinanceSigner.RestPayload(parameters), "", security, weight, orderCount);

    /// <summary>
    /// A request older than its window is refused, and checked again before matching; its window is 5 s. The rest of the
    /// half minute is for an order that is in the engine and not yet where queries look.
    /// </summary>
    public static NonExecutionRule NonExecution { get; } = new(
        CanProve: true, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(2));

    /// <summary>Asks for an order, or has it cancelled.</summary>
    public static VenueRequest MakeForOrder(string method, string path, OrderReference order, int weight)
    {
        ArgumentNullException.ThrowIfNull(order);
        return Make(method, path, [new("symbol", order.Symbol), IdOf(order, "orderId", "origClientOrderId")], weight);
    }

    public static VenueRequest MakeHistory(string path, string symbol, DateTimeOffset from, int weight) => Make(
        "GET",
        path,
        [new("symbol", symbol), new("startTime", Amounts.Write(from.ToUnixTimeMilliseconds())), new("limit", ListMax)],
        weight);

    public static VenueRequest MakeTrades(string path, OrderReference order, int weight)
    {
        ArgumentNullException.ThrowIfNull(order);
        return Make(
            "GET", path, [new("symbol", order.Symbol), new("orderId", order.VenueOrderId), new("limit", ListMax)], weight);
    }

    public static string SideOf(Side side) => side == Side.Buy ? "BUY" : "SELL";

    public static string TimeInForceOf(TimeInForce timeInForce) => timeInForce switch
    {
        TimeInForce.ImmediateOrCancel => "IOC",
        TimeInForce.FillOrKill => "FOK",
        _ => "GTC",
    };

    /// <summary>Names the order by the venue's id where it is known, otherwise by ours.</summary>
    public static KeyValuePair<string, string> IdOf(OrderReference order, string venueName, string clientName) =>
        order.VenueOrderId.Length > 0 ? new(venueName, order.VenueOrderId) : new(clientName, order.ClientOrderId);

    /// <summary>Window, time and signature follow the parameters; what is signed is sent, byte for byte.</summary>
    public static SignedRequest Sign(VenueRequest request, VenueCredentials credentials, DateTimeOffset venueTime)
    {
        var query = request.Query;
        if (request.Security == RequestSecurity.Signature)
        {
            var separator = query.Length == 0 ? "" : "&";
            query = $"{query}{separator}recvWindow={ReceiveWindowMs}&timestamp={venueTime.ToUnixTimeMilliseconds()}";
            query = $"{query}&signature={Uri.EscapeDataString(SignatureOf(query + request.Body, credentials))}";
        }
        ImmutableArray<KeyValuePair<string, string>> headers =
            request.Security == RequestSecurity.Public ? [] : [new(KeyHeader, credentials.Key)];
        return new SignedRequest(
            request.Method, query.Length == 0 ? request.Path : $"{request.Path}?{query}", request.Body, "", headers);
    }

    /// <summary>HMAC with a shared secret, RSA with a private key.</summary>
    public static string SignatureOf(string payload, VenueCredentials credentials)
    {
        if (!credentials.IsPrivateKey)
            return BinanceSigner.SignHmac(credentials.Secret, payload);
        using var key = RSA.Create();
        key.ImportFromPem(credentials.Secret);
        return BinanceSigner.SignRsa(key, payload);
    }
}
