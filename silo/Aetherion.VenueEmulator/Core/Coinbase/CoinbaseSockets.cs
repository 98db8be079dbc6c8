using System.Text.Json;
using Aetherion.VenueEmulator.Core.Faults;

namespace Aetherion.VenueEmulator.Core.Coinbase;

/// <summary>The sockets: subscriptions, what a channel begins with, heartbeats, and the time to subscribe in.</summary>
internal sealed class CoinbaseSockets(
    IReadOnlyDictionary<string, CoinbaseProduct> products, ExchangeAuthorizer authorizer, ExchangeUserChannel users,
    Queue<VenueOutput> outputs)
{
    private const int MessagesMax = 100;
    private const int PolicyViolation = 1008;
    private static readonly TimeSpan SubscribeWithin = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan HeartbeatPace = TimeSpan.FromSeconds(1);

    /// <summary>How often the status of all products comes.</summary>
    private static readonly TimeSpan StatusPace = TimeSpan.FromSeconds(5);

    private static readonly string[] ChannelNames = ["heartbeat", "level2", "level2_batch", "matches", "status", "ticker", "ticker_batch", "user"];

    private readonly Dictionary<int, CoinbaseConnection> _connections = [];
    private DateTime _nextHeartbeat;
    private DateTime _nextStatus;

    public DateTime? NextTime
    {
        get
        {
            DateTime? next = null;
            foreach (var connection in _connections.Values)
            {
                if (NextOf(connection) is { } time && (next is null || time < next))
                    next = time;
            }
            return next;
        }
    }

    /// <summary>By these names faults find the channels.</summary>
    public static IEnumerable<VenueStream> StreamsOf(IEnumerable<string> products) => ChannelNames.SelectMany(channel => channel switch
    {
        "user" => [VenueStream.Of(FaultRule.UserStream)],
        "status" => [VenueStream.Of(channel)],
        _ => products.Select(product => new VenueStream($"{channel}:{product}", channel)),
    });

    /// <summary>A product's trading has changed: everyone who follows the status is told at once.</summary>
    public void TellStatus(DateTime now)
    {
        _nextStatus = now + StatusPace;
        byte[]? data = null;
        foreach (var connection in _connections.Values.Where(each => each.Channels.ContainsKey("status")))
            Send(connection.Number, data ??= Status(), "status");
    }

    public void Open(int number, DateTime now)
    {
        _connections[number] = new CoinbaseConnection(number, now);
        if (_nextStatus <= now)
            _nextStatus = now + StatusPace;
        if (_nextHeartbeat <= now)
            _nextHeartbeat = now + HeartbeatPace;
    }

    public void Leave(int number)
    {
        _connections.Remove(number);
        users.Leave(number);
    }

    public void Advance(DateTime now, DateTime venueTime)
    {
        foreach (var connection in _connections.Values.Where(each => each.Channels.Count == 0 && now >= each.OpenedTime + SubscribeWithin).ToList())
            Close(connection.Number);
        if (_connections.Count > 0 && now >= _nextStatus)
            TellStatus(now);
        if (_connections.Count == 0 || now < _nextHeartbeat)
            return;
        _nextHeartbeat = now + HeartbeatPace;
        foreach (var product in products.Values)
            Publish(product.Spec.Symbol, "heartbeat", null, () => CoinbaseFrames.Heartbeat(
                product.Spec.Symbol, product.Sequence, product.Trades.Last?.Id ?? 0, venueTime));
    }

    /// <summary>Sends a message to everyone who has the product in one of two channels.</summary>
    public void Publish(string product, string channel, string? otherChannel, Func<byte[]> write)
    {
        byte[]? data = null;
        foreach (var connection in _connections.Values)
        {
            if (connection.Has(channel, product) || (otherChannel is not null && connection.Has(otherChannel, product)))
                Send(connection.Number, data ??= write(), $"{channel}:{product}");
        }
    }

    public void Receive(int number, ReadOnlyMemory<byte> text, DateTime now, DateTime venueTime)
    {
        if (!_connections.TryGetValue(number, out var connection))
            return;
        var recent = connection.RecentMessages;
        while (recent.Count > 0 && recent.Peek() <= now - TimeSpan.FromSeconds(1))
            recent.Dequeue();
        recent.Enqueue(now);
        if (recent.Count > MessagesMax)
        {
            Send(number, CoinbaseFrames.Error("Rate limit exceeded", "too many messages"));
            Close(number);
            return;
        }
        try
        {
            using var document = JsonDocument.Parse(text);
            Handle(connection, document.RootElement, venueTime);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            Send(number, CoinbaseFrames.Error("Malformed JSON", "the message is no JSON object of the form that is documented"));
        }
    }

    private DateTime? NextOf(CoinbaseConnection connection)
    {
        if (connection.Channels.Count == 0)
            return connection.OpenedTime + SubscribeWithin;
        if (connection.Channels.ContainsKey("heartbeat"))
            return _nextHeartbeat;
        return connection.Channels.ContainsKey("status") ? _nextStatus : null;
    }

    private void Handle(CoinbaseConnection connection, JsonElement message, DateTime venueTime)
    {
        var type = message.TryGetProperty("type", out var given) ? given.GetString() : "";
        if (type is not ("subscribe" or "unsubscribe"))
        {
            Send(connection.Number, CoinbaseFrames.Error("Failed to handle message", $"{type} is not a valid type"));
            return;
        }
        var failure = "Failed to " + type;
        if (!message.TryGetProperty("channels", out var channels) || channels.GetArrayLength() == 0)
        {
            Send(connection.Number, CoinbaseFrames.Error(failure, "No channels provided"));
            return;
        }
        var wanted = channels.EnumerateArray().Select(channel => Read(channel, message)).ToList();
        if (FirstMistake(wanted) is { } reason)
        {
            Send(connection.Number, CoinbaseFrames.Error(failure, reason));
            return;
        }
        if (type == "subscribe" && wanted.Exists(each => each.Channel == "user") && !Follow(connection, message, wanted, venueTime))
        {
            Send(connection.Number, CoinbaseFrames.Error("Authentication Failed", "the subscription is not signed as it must be"));
            return;
        }
        foreach (var (name, ids) in wanted)
            Change(connection, name, ids, type == "subscribe");
        Send(connection.Number, CoinbaseFrames.Subscriptions(connection.Channels.Select(pair => (pair.Key, pair.Value.AsEnumerable()))));
        if (type == "subscribe")
            SendStart(connection, wanted);
    }

    /// <summary>Orders are for who signs.</summary>
    private bool Follow(
        CoinbaseConnection connection, JsonElement message, List<(string Channel, List<string> Products)> wanted, DateTime venueTime)
    {
        var account = authorizer.CheckSocket(
            Text(message, "key"), Text(message, "passphrase"), Text(message, "timestamp"), Text(message, "signature"), venueTime);
        return account is not null
            && users.Follow(connection.Number, account, wanted.Where(each => each.Channel == "user").SelectMany(each => each.Products));
    }

    private static string Text(JsonElement message, string name) =>
        message.TryGetProperty(name, out var value) ? value.ToString() : "";

    private static (string Channel, List<string> Products) Read(JsonElement channel, JsonElement message)
    {
        var isObject = channel.ValueKind == JsonValueKind.Object;
        var name = isObject ? Text(channel, "name") : channel.GetString() ?? "";
        var holder = isObject && channel.TryGetProperty("product_ids", out var own) ? own
            : message.TryGetProperty("product_ids", out var all) ? all : default;
        return (name, holder.ValueKind == JsonValueKind.Array ? [.. holder.EnumerateArray().Select(id => id.GetString() ?? "")] : []);
    }

    private string? FirstMistake(List<(string Channel, List<string> Products)> wanted)
    {
        foreach (var (channel, ids) in wanted)
        {
            if (Array.IndexOf(ChannelNames, channel) < 0)
                return $"{channel} is not a valid channel";
            if (ids.Find(id => !products.ContainsKey(id)) is { } unknown)
                return $"{unknown} is not a valid product";
        }
        return null;
    }

    private void Change(CoinbaseConnection connection, string channel, List<string> ids, bool isWanted)
    {
        if (!connection.Channels.TryGetValue(channel, out var products))
            connection.Channels[channel] = products = new SortedSet<string>(StringComparer.Ordinal);
        if (isWanted)
            products.UnionWith(ids);
        else
            products.ExceptWith(ids);
        if (channel == "user" && !isWanted)
            users.Leave(connection.Number);
        if (products.Count == 0 && !(channel == "status" && isWanted))
            connection.Channels.Remove(channel);
    }

    /// <summary>A book begins with a snapshot, matches with the last one, tickers with the last one.</summary>
    private void SendStart(CoinbaseConnection connection, List<(string Channel, List<string> Products)> wanted)
    {
        foreach (var (channel, ids) in wanted)
        {
            if (channel == "status")
                Send(connection.Number, Status(), "status");
            foreach (var product in ids.Select(id => products[id]))
            {
                var stream = $"{channel}:{product.Spec.Symbol}";
                if (channel.StartsWith("level2", StringComparison.Ordinal))
                    Send(connection.Number, CoinbaseFrames.Snapshot(product.Spec, product.Book), stream);
                else if (channel == "matches" && product.Trades.Last is { } last)
                    Send(connection.Number, CoinbaseFrames.Match(product.Spec, "last_match", last, product.Sequence, product.LastTradeTime), stream);
                else if (channel.StartsWith("ticker", StringComparison.Ordinal) && product.LastTicker is { } ticker)
                    Send(connection.Number, ticker, stream);
            }
        }
    }

    private byte[] Status() => JsonText.Object(json =>
    {
        json.WriteString("type", "status");
        json.WriteStartArray("products");
        foreach (var product in products.Values)
            CoinbaseFrames.Product(json, product);
        json.WriteEndArray();
        json.WriteStartArray("currencies");
        json.WriteEndArray();
    });

    private void Send(int number, byte[] data, string stream = "") =>
        outputs.Enqueue(new VenueOutput(number, VenueOutputKind.Frame, data, stream));

    private void Close(int number)
    {
        Leave(number);
        outputs.Enqueue(new VenueOutput(number, VenueOutputKind.Close, default, "", PolicyViolation));
    }
}
