using System.Globalization;
using System.Text.Json;
using Aetherion.VenueEmulator.Core.Faults;
using Aetherion.VenueEmulator.Core.Matching;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>
/// User data: on spot for those who subscribed by signature on a socket of the API, on futures for the listen key of an
/// account.
/// </summary>
internal sealed class UserStreams(BinanceMarket market, Queue<VenueOutput> outputs)
{
    /// <summary>By this name faults find user data.</summary>
    public const string StreamName = FaultRule.UserStream;

    private const int SubscriptionsMax = 1_000;
    private static readonly TimeSpan KeyLifetime = TimeSpan.FromMinutes(60);

    private readonly List<(int Connection, int Id, VenueAccount Account)> _subscriptions = [];
    private readonly Dictionary<string, (VenueAccount Account, DateTime EndTime)> _keys = [];
    private int _lastSubscription = -1;
    private int _lastKey;

    public DateTime? NextTime => _keys.Count == 0 ? null : _keys.Values.Min(key => key.EndTime);

    /// <summary>The id of the subscription; null when there are too many.</summary>
    public int? Subscribe(int connection, VenueAccount account)
    {
        if (_subscriptions.Count >= SubscriptionsMax)
            return null;
        _subscriptions.Add((connection, ++_lastSubscription, account));
        return _lastSubscription;
    }

    /// <summary>Ends one subscription of a connection, or all.</summary>
    public bool Unsubscribe(int connection, int? id) =>
        _subscriptions.RemoveAll(each => each.Connection == connection && (id is null || each.Id == id)) > 0;

    /// <summary>The account's listen key, which lives for another hour.</summary>
    public string OpenKey(VenueAccount account, DateTime now)
    {
        var known = _keys.FirstOrDefault(pair => pair.Value.Account == account).Key;
        var key = known ?? string.Create(CultureInfo.InvariantCulture, $"emulator{++_lastKey:D8}{account.Name}").PadRight(64, 'x');
        _keys[key] = (account, now + KeyLifetime);
        return key;
    }

    /// <summary>Lets the key of an account live for another hour; false when there is none.</summary>
    public bool KeepKey(VenueAccount account, DateTime now)
    {
        var known = _keys.FirstOrDefault(pair => pair.Value.Account == account).Key;
        if (known is null)
            return false;
        _keys[known] = (account, now + KeyLifetime);
        return true;
    }

    public bool CloseKey(VenueAccount account)
    {
        var known = _keys.FirstOrDefault(pair => pair.Value.Account == account).Key;
        return known is not null && _keys.Remove(known);
    }

    public bool HasKey(string key) => _keys.ContainsKey(key);

    public void Advance(DateTime now)
    {
        foreach (var (key, _) in _keys.Where(pair => pair.Value.EndTime <= now).ToList())
        {
            _keys.Remove(key);
            market.Hub.Publish(key, JsonText.Object(json =>
            {
                json.WriteString("e", "listenKeyExpired");
                json.WriteNumber("E", EpochTime.Millis(market.VenueTime(now)));
                json.WriteString("listenKey", key);
            }), "listenKeyExpired");
        }
    }

    /// <summary>Sends an event to everyone who follows an account.</summary>
    public void Publish(VenueAccount account, string name, Action<Utf8JsonWriter> write)
    {
        foreach (var (connection, id, _) in _subscriptions.Where(each => each.Account == account))
        {
            outputs.Enqueue(new VenueOutput(connection, VenueOutputKind.Frame, JsonText.Object(json =>
            {
                json.WriteNumber("subscriptionId", id);
                json.WritePropertyName("event");
                write(json);
            }), StreamName));
        }
        foreach (var (key, _) in _keys.Where(pair => pair.Value.Account == account))
            market.Hub.Publish(key, JsonText.Write(write), name);
    }
}
