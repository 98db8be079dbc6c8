using System.Text.Json;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>The sockets of all markets: who is connected, what they ask for, and when their time is over.</summary>
internal sealed class BinanceSockets(
    IReadOnlyDictionary<BinanceMarketKind, BinanceMarket> markets, BinanceRest rest, Queue<VenueOutput> outputs, TimeSpan lifetime)
{
    /// <summary>By this name faults find what announces the end of a connection.</summary>
    public const string ShutdownStream = "!serverShutdown";

    private const int StreamsMax = 1024;
    private const int AttemptsMax = 300;
    private const int PolicyViolation = 1008;
    private const int GoingAway = 1001;
    private static readonly TimeSpan AttemptWindow = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ShutdownNotice = TimeSpan.FromSeconds(10);

    private readonly Dictionary<int, BinanceConnection> _connections = [];
    private readonly Dictionary<string, Queue<DateTime>> _attempts = [];

    public DateTime? NextTime
    {
        get
        {
            DateTime? next = null;
            foreach (var connection in _connections.Values)
            {
                var time = EndOf(connection) - (connection.IsEnding ? TimeSpan.Zero : ShutdownNotice);
                next = next is null || time < next ? time : next;
            }
            return next;
        }
    }

    public void Advance(DateTime now)
    {
        if (NextTime is not { } next || next > now)
            return;
        foreach (var connection in _connections.Values.ToList())
        {
            if (!connection.IsEnding && now >= EndOf(connection) - ShutdownNotice)
                Announce(connection, now);
            if (now >= EndOf(connection))
                Close(connection, GoingAway);
        }
    }

    public VenueReply? Open(int number, VenueRequest request, DateTime now)
    {
        var (kind, path) = BinancePath.Of(request.Path);
        if (!markets.TryGetValue(kind, out var market))
            return VenueReply.Of(404, $"The emulator serves no {kind} market: it was started without a recording or symbols of it.");
        if (!TryAttempt(request.Address, now))
            return VenueReply.Of(429, "Too many connection attempts from IP; current limit is 300 per '5 MINUTE'.");
        if (SocketPath.Parse(kind, path, request.Query) is not { } socket)
            return VenueReply.Of(404, $"The emulator serves no socket at {request.Path}.");
        var connection = new BinanceConnection(number, kind, socket.Kind, socket.Category, request.Address, now);
        var names = socket.Streams.Select(stream => (Text: stream, Name: StreamName.Parse(kind, stream))).ToList();
        // Unknown streams of a path are taken and stay silent, as the venue has it.
        _connections[number] = connection;
        connection.Events.UnionWith(socket.Events);
        foreach (var (text, name) in names.Take(StreamsMax))
            Subscribe(market, connection, text, name, now);
        return null;
    }

    /// <summary>An answer of the API in place of the true one, to a message that may change an order; null for others.</summary>
    public byte[]? OutcomeUnknown(int number, ReadOnlyMemory<byte> text, VenueReply reply) =>
        _connections.TryGetValue(number, out var connection) && connection.Kind == BinanceSocketKind.Api
            ? BinanceApiSocket.AnswerToOrder(text, reply)
            : null;

    public void Receive(int number, ReadOnlyMemory<byte> text, DateTime now)
    {
        if (!_connections.TryGetValue(number, out var connection))
            return;
        if (connection.Kind != BinanceSocketKind.Api && IsTooFast(connection, now))
        {
            Close(connection, PolicyViolation);
            return;
        }
        var answer = Answer(connection, text, now);
        var stream = connection.Kind == BinanceSocketKind.Api ? BinanceApiSocket.StreamName : "";
        outputs.Enqueue(new VenueOutput(number, VenueOutputKind.Frame, answer, stream));
    }

    public void Leave(int number)
    {
        if (!_connections.Remove(number, out var connection))
            return;
        foreach (var stream in connection.Streams.ToList())
            markets[connection.Market].Hub.Unsubscribe(connection, stream);
        markets[connection.Market].Trading.Users.Unsubscribe(number, null);
    }

    private DateTime EndOf(BinanceConnection connection) => connection.OpenedTime + lifetime;

    private void Announce(BinanceConnection connection, DateTime now)
    {
        connection.IsEnding = true;
        var eventMs = Recordings.EpochTime.Millis(markets[connection.Market].VenueTime(now));
        var notice = JsonText.Object(json =>
        {
            json.WriteString("e", "serverShutdown");
            json.WriteNumber("E", eventMs);
        });
        var payload = connection.IsCombined ? StreamHub.Combine(ShutdownStream, notice) : notice;
        outputs.Enqueue(new VenueOutput(connection.Number, VenueOutputKind.Frame, payload, ShutdownStream));
    }

    private void Close(BinanceConnection connection, int code)
    {
        Leave(connection.Number);
        outputs.Enqueue(new VenueOutput(connection.Number, VenueOutputKind.Close, default, "", code));
    }

    private bool TryAttempt(string address, DateTime now)
    {
        if (!_attempts.TryGetValue(address, out var times))
            _attempts[address] = times = new Queue<DateTime>();
        while (times.Count > 0 && times.Peek() <= now - AttemptWindow)
            times.Dequeue();
        if (times.Count >= AttemptsMax)
            return false;
        times.Enqueue(now);
        return true;
    }

    private static bool IsTooFast(BinanceConnection connection, DateTime now)
    {
        var recent = connection.RecentMessages;
        while (recent.Count > 0 && recent.Peek() <= now - TimeSpan.FromSeconds(1))
            recent.Dequeue();
        recent.Enqueue(now);
        return recent.Count > (connection.Market == BinanceMarketKind.Spot ? 5 : 10);
    }

    private byte[] Answer(BinanceConnection connection, ReadOnlyMemory<byte> text, DateTime now)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Answer(connection, document.RootElement, now)
                : SocketAnswer.Error(2, "Invalid request: request must be a JSON object", default);
        }
        catch (JsonException)
        {
            return SocketAnswer.Error(3, "Invalid JSON: expected value at line 1 column 1", default);
        }
    }

    private byte[] Answer(BinanceConnection connection, JsonElement request, DateTime now)
    {
        if (connection.Kind == BinanceSocketKind.Api)
            return new BinanceApiSocket(markets[connection.Market], rest).Answer(connection, request, now);
        var id = request.TryGetProperty("id", out var given) ? given : default;
        if (!request.TryGetProperty("method", out var method) || method.ValueKind != JsonValueKind.String)
            return SocketAnswer.Error(2, "Invalid request: missing field `method`", id);
        var streams = Streams(request);
        return method.GetString() switch
        {
            "SUBSCRIBE" => Subscribe(connection, streams, id, now),
            "UNSUBSCRIBE" => Unsubscribe(connection, streams, id),
            "LIST_SUBSCRIPTIONS" => SocketAnswer.List(connection.Streams, id),
            "SET_PROPERTY" => SetProperty(connection, request, id),
            "GET_PROPERTY" => SocketAnswer.Flag(connection.IsCombined, id),
            var other => SocketAnswer.Error(
                2, $"Invalid request: unknown variant `{other}`, expected one of `SUBSCRIBE`, `UNSUBSCRIBE`, "
                + "`LIST_SUBSCRIPTIONS`, `SET_PROPERTY`, `GET_PROPERTY`", id),
        };
    }

    private static List<string>? Streams(JsonElement request)
    {
        if (!request.TryGetProperty("params", out var list) || list.ValueKind != JsonValueKind.Array)
            return null;
        return list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. list.EnumerateArray().Select(item => item.GetString()!)]
            : null;
    }

    private byte[] Subscribe(BinanceConnection connection, List<string>? streams, JsonElement id, DateTime now)
    {
        if (streams is null)
            return SocketAnswer.Error(2, "Invalid request: missing field `params`", id);
        if (connection.Streams.Count + streams.Count > StreamsMax)
            return SocketAnswer.Error(2, $"Invalid request: too many subscriptions; current limit is {StreamsMax}", id);
        foreach (var stream in streams)
            Subscribe(markets[connection.Market], connection, stream, StreamName.Parse(connection.Market, stream), now);
        return SocketAnswer.Done(id);
    }

    private static void Subscribe(BinanceMarket market, BinanceConnection connection, string text, StreamName? name, DateTime now)
    {
        if (name is { } known)
            market.Prepare(text, known, now);
        market.Hub.Subscribe(connection, text);
    }

    private byte[] Unsubscribe(BinanceConnection connection, List<string>? streams, JsonElement id)
    {
        if (streams is null)
            return SocketAnswer.Error(2, "Invalid request: missing field `params`", id);
        foreach (var stream in streams)
            markets[connection.Market].Hub.Unsubscribe(connection, stream);
        return SocketAnswer.Done(id);
    }

    private static byte[] SetProperty(BinanceConnection connection, JsonElement request, JsonElement id)
    {
        if (!request.TryGetProperty("params", out var list) || list.ValueKind != JsonValueKind.Array
            || list.GetArrayLength() != 2 || list[0].ToString() != "combined"
            || list[1].ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            return SocketAnswer.Error(0, "Unknown property", id);
        connection.IsCombined = list[1].GetBoolean();
        return SocketAnswer.Done(id);
    }
}
