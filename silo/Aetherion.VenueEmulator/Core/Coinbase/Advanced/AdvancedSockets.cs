using System.Text.Json;
using Aetherion.VenueEmulator.Core.Faults;
using Aetherion.VenueEmulator.Core.Matching;

namespace Aetherion.VenueEmulator.Core.Coinbase.Advanced;

/// <summary>
/// The sockets of Advanced Trade, for market data and for users. Each frame of a connection has the number after the one
/// before, over all channels.
/// </summary>
internal sealed class AdvancedSockets
{
    private const string Heartbeats = "heartbeats";
    private const string User = "user";

    /// <summary>What the channel <c>level2</c> is called in its frames.</summary>
    private const string BookChannel = "l2_data";
    private const int MessagesMax = 8;
    private const int SnapshotTradesMax = 100;
    private const int PolicyViolation = 1008;
    private static readonly TimeSpan SubscribeWithin = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan HeartbeatPace = TimeSpan.FromSeconds(1);

    /// <summary>How often the status of all products comes.</summary>
    private static readonly TimeSpan StatusPace = TimeSpan.FromSeconds(5);


    /// <summary>The venue closes what is silent for 60 to 90 s.</summary>
    private static readonly TimeSpan SilenceMax = TimeSpan.FromSeconds(75);
    private static readonly string[] ChannelNames = [Heartbeats, "level2", "market_trades", "status", "ticker", User];

    private readonly IReadOnlyDictionary<string, CoinbaseProduct> _products;
    private readonly AdvancedAuthorizer _authorizer;
    private readonly CoinbaseTrading _trading;
    private readonly Queue<VenueOutput> _outputs;
    private readonly Func<TimeSpan> _skew;
    private readonly Dictionary<int, AdvancedConnection> _connections = [];
    private readonly RequestBucket _openings = new(perSecond: 8, burst: 8);
    private DateTime _nextHeartbeat;
    private DateTime _nextStatus;
    private long _heartbeats;

    public AdvancedSockets(
        IReadOnlyDictionary<string, CoinbaseProduct> products, AdvancedAuthorizer authorizer, CoinbaseTrading trading,
        Queue<VenueOutput> outputs, Func<TimeSpan> skew)
    {
        (_products, _authorizer, _trading, _outputs, _skew) = (products, authorizer, trading, outputs, skew);
        trading.Reported += Tell;
    }

    public DateTime? NextTime
    {
        get
        {
            DateTime? next = null;
            foreach (var connection in _connections.Values)
            {
                var time = connection.Channels.Count == 0 ? connection.OpenedTime + SubscribeWithin
                    : connection.Channels.ContainsKey(Heartbeats) ? _nextHeartbeat
                    : connection.Channels.ContainsKey("status") ? _nextStatus
                    : connection.LastTime + SilenceMax;
                next = next is null || time < next ? time : next;
            }
            return next;
        }
    }

    /// <summary>By these names faults find the channels.</summary>
    public static IEnumerable<VenueStream> StreamsOf(IEnumerable<string> products) => ChannelNames.SelectMany(channel => channel switch
    {
        User => [VenueStream.Of(FaultRule.UserStream)],
        Heartbeats or "status" => [VenueStream.Of(channel)],
        "level2" => products.Select(product => new VenueStream($"{BookChannel}:{product}", BookChannel)),
        _ => products.Select(product => new VenueStream($"{channel}:{product}", channel)),
    });

    public VenueReply? Open(int number, string address, DateTime now)
    {
        if (!_openings.TryTake(address, now))
            return VenueReply.Of(429, "Too Many Requests");
        _connections[number] = new AdvancedConnection(number, now);
        if (_nextHeartbeat <= now)
            _nextHeartbeat = now + HeartbeatPace;
        if (_nextStatus <= now)
            _nextStatus = now + StatusPace;
        return null;
    }

    public bool Has(int number) => _connections.ContainsKey(number);

    public void Leave(int number) => _connections.Remove(number);

    public void Advance(DateTime now)
    {
        foreach (var connection in _connections.Values.Where(each => IsLeft(each, now)).ToList())
            Close(connection);
        if (_connections.Count > 0 && now >= _nextStatus)
            TellStatus(now);
        if (_connections.Count == 0 || now < _nextHeartbeat)
            return;
        _nextHeartbeat = now + HeartbeatPace;
        _heartbeats++;
        foreach (var connection in _connections.Values.Where(each => each.Channels.ContainsKey(Heartbeats)))
            Send(connection, Heartbeats, Heartbeats, now, json => AdvancedFrames.Heartbeat(json, now + _skew(), _heartbeats));
    }

    /// <summary>A product's trading has changed: everyone who follows the status is told at once.</summary>
    public void TellStatus(DateTime now)
    {
        _nextStatus = now + StatusPace;
        foreach (var connection in _connections.Values.Where(each => each.Channels.ContainsKey("status")))
            Send(connection, "status", "status", now, json => AdvancedFrames.Status(json, _products.Values));
    }

    public void PublishUpdate(string product, CoinbaseUpdate update, DateTime now) =>
        Publish("level2", BookChannel, product, now, json => AdvancedFrames.Update(json, product, update));

    public void PublishTrade(CoinbaseProduct product, DateTime now) => Publish(
        "market_trades", "market_trades", product.Spec.Symbol, now,
        json => AdvancedFrames.Trades(json, "update", product.Spec.Symbol, product.Trades.Newest(1)));

    public void PublishTicker(CoinbaseProduct product, DateTime now) => Publish(
        "ticker", "ticker", product.Spec.Symbol, now, json => AdvancedFrames.Ticker(json, "update", product));

    public void Receive(int number, ReadOnlyMemory<byte> text, DateTime now)
    {
        var connection = _connections[number];
        var recent = connection.RecentMessages;
        while (recent.Count > 0 && recent.Peek() <= now - TimeSpan.FromSeconds(1))
            recent.Dequeue();
        recent.Enqueue(now);
        if (recent.Count > MessagesMax)
        {
            Refuse(connection, "rate limit exceeded");
            Close(connection);
            return;
        }
        try
        {
            using var document = JsonDocument.Parse(text);
            Handle(connection, document.RootElement, now);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            Refuse(connection, "malformed message");
        }
    }

    private static bool IsLeft(AdvancedConnection connection, DateTime now) => connection.Channels.Count == 0
        ? now >= connection.OpenedTime + SubscribeWithin
        : !connection.Channels.ContainsKey(Heartbeats) && now >= connection.LastTime + SilenceMax;

    private void Handle(AdvancedConnection connection, JsonElement message, DateTime now)
    {
        var type = Text(message, "type");
        var channel = Text(message, "channel");
        if (type is not ("subscribe" or "unsubscribe"))
            Refuse(connection, "type is not valid");
        else if (Array.IndexOf(ChannelNames, channel) < 0)
            Refuse(connection, "channel is not valid");
        else if (ReadProducts(message) is not { } ids)
            Refuse(connection, "product_ids are not valid");
        else if (!IsAllowed(connection, channel, Text(message, "jwt"), now))
            Refuse(connection, "authentication failure");
        else if (type == "subscribe")
            Subscribe(connection, channel, ids, now);
        else
            Unsubscribe(connection, channel, ids, now);
    }

    /// <summary>The products, aliases by the name under which their data comes; null when one is not known.</summary>
    private List<string>? ReadProducts(JsonElement message)
    {
        List<string> ids = [];
        if (!message.TryGetProperty("product_ids", out var list))
            return ids;
        foreach (var item in list.EnumerateArray())
        {
            if (AdvancedRest.NameOf(_products, item.GetString() ?? "") is not { } known)
                return null;
            ids.Add(known);
        }
        return ids;
    }

    /// <summary>Orders are for who signs in; a token that is sent must be a good one everywhere.</summary>
    private bool IsAllowed(AdvancedConnection connection, string channel, string token, DateTime now)
    {
        if (token.Length == 0)
            return channel != User;
        if (_authorizer.CheckSocket(token, now + _skew()) is not { } account)
            return false;
        if (channel == User)
            connection.Account = AdvancedTradeRest.AccountPrefix + account;
        return true;
    }

    private void Subscribe(AdvancedConnection connection, string channel, List<string> ids, DateTime now)
    {
        if (!connection.Channels.TryGetValue(channel, out var products))
            connection.Channels[channel] = products = new SortedSet<string>(StringComparer.Ordinal);
        products.UnionWith(channel switch
        {
            Heartbeats => [Heartbeats],
            User => [connection.Account],
            _ when ids.Count == 0 => _products.Keys,
            _ => ids,
        });
        SendStart(connection, channel, ids.Count == 0 ? [.. _products.Keys] : ids, now);
        SendSubscriptions(connection, now);
    }

    /// <summary>Without products the whole channel is left.</summary>
    private void Unsubscribe(AdvancedConnection connection, string channel, List<string> ids, DateTime now)
    {
        if (connection.Channels.TryGetValue(channel, out var products))
        {
            products.ExceptWith(ids);
            if (ids.Count == 0 || products.Count == 0)
                connection.Channels.Remove(channel);
        }
        SendSubscriptions(connection, now);
    }

    private void SendStart(AdvancedConnection connection, string channel, List<string> ids, DateTime now)
    {
        if (channel == "status")
            Send(connection, channel, channel, now, json => AdvancedFrames.Status(json, _products.Values));
        else if (channel == User)
            SendOrders(connection, "snapshot", [.. _trading.Engine.Open(_trading.Account(connection.Account))], now);
        foreach (var product in ids.Select(id => _products[id]))
        {
            var name = product.Spec.Symbol;
            if (channel == "level2")
                Send(connection, BookChannel, $"{BookChannel}:{name}", now, json =>
                    AdvancedFrames.Snapshot(json, name, product.Book, CoinbaseText.Time(now + _skew())));
            else if (channel == "market_trades")
                Send(connection, channel, $"{channel}:{name}", now, json =>
                    AdvancedFrames.Trades(json, "snapshot", name, product.Trades.Newest(SnapshotTradesMax).Reverse()));
            else if (channel == "ticker" && product.LastTicker is not null)
                Send(connection, channel, $"{channel}:{name}", now, json => AdvancedFrames.Ticker(json, "snapshot", product));
        }
    }

    private void SendSubscriptions(AdvancedConnection connection, DateTime now) =>
        Send(connection, "subscriptions", "", now, json => AdvancedFrames.Subscriptions(json, connection.Channels));

    private void Publish(string channel, string shown, string product, DateTime now, Action<Utf8JsonWriter> write)
    {
        foreach (var connection in _connections.Values)
        {
            if (connection.Has(channel, product))
                Send(connection, shown, $"{shown}:{product}", now, write);
        }
    }

    private void Tell(OrderReport report)
    {
        foreach (var connection in _connections.Values)
        {
            if (connection.Account == report.Order.Account.Name && connection.Channels.ContainsKey(User))
                SendOrders(connection, "update", [report.Order], report.Time);
        }
    }

    private void SendOrders(AdvancedConnection connection, string type, List<VenueOrder> orders, DateTime now) =>
        Send(connection, User, FaultRule.UserStream, now, json =>
        {
            json.WriteString("type", type);
            json.WriteStartArray("orders");
            foreach (var order in orders)
                AdvancedOrderWriter.Event(json, order, _skew());
            json.WriteEndArray();
        });

    private void Send(AdvancedConnection connection, string channel, string stream, DateTime now, Action<Utf8JsonWriter> write)
    {
        connection.LastTime = now;
        var data = AdvancedFrames.Frame(channel, now + _skew(), connection.NextSequence++, write);
        _outputs.Enqueue(new VenueOutput(connection.Number, VenueOutputKind.Frame, data, stream));
    }

    private void Refuse(AdvancedConnection connection, string message) =>
        _outputs.Enqueue(new VenueOutput(connection.Number, VenueOutputKind.Frame, AdvancedFrames.Error(message)));

    private void Close(AdvancedConnection connection)
    {
        _connections.Remove(connection.Number);
        _outputs.Enqueue(new VenueOutput(connection.Number, VenueOutputKind.Close, default, "", PolicyViolation));
    }

    private static string Text(JsonElement message, string name) =>
        message.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
