namespace Aetherion.VenueEmulator.Core.Matching;

/// <summary>The orders of one market: their ids, who has which, and what happened to them.</summary>
/// <param name="killsByReject">Whether a fill-or-kill order that cannot be filled is refused, not taken and expired.</param>
internal sealed class MatchingEngine(ILedger ledger, bool killsByReject)
{
    /// <summary>The most orders that are remembered; the oldest closed ones are forgotten first.</summary>
    public const int OrdersMax = 100_000;

    private const long FirstOrderId = 4_000_000_001;
    private const long FirstTradeId = 9_000_000_001;

    private readonly Dictionary<string, MatchingBook> _books = [];
    private readonly Dictionary<long, VenueOrder> _orders = [];
    private readonly Dictionary<(VenueAccount, string), VenueOrder> _openByClientId = [];
    private readonly Queue<VenueOrder> _closed = new();
    private long _nextOrderId = FirstOrderId;
    private long _nextTradeId = FirstTradeId;

    public bool KillsByReject => killsByReject;

    /// <summary>Told of everything that happens to an order, at once.</summary>
    public Action<OrderReport> Reported { get; set; } = _ => { };

    public MatchingBook Add(MatchingSymbol symbol, Liquidity liquidity) =>
        _books[symbol.Symbol] = new MatchingBook(symbol, liquidity, ledger, this);

    public MatchingBook Book(string symbol) => _books[symbol];

    public RejectReason Place(VenueOrder order, decimal lastPrice, int ordersMax, int stopsMax, DateTime now)
    {
        if (_openByClientId.ContainsKey((order.Account, order.ClientId)))
            return RejectReason.DuplicateClientId;
        var open = Open(order.Account, order.Symbol).ToList();
        if (open.Count >= ordersMax)
            return RejectReason.TooManyOrders;
        if (order.IsStop && open.Count(other => other.IsStop) >= stopsMax)
            return RejectReason.TooManyStops;
        return _books[order.Symbol].Place(order, lastPrice, now);
    }

    /// <summary>Changes price and quantity of a resting order, or says why not; then nothing has changed.</summary>
    public RejectReason Edit(VenueOrder order, decimal price, decimal quantity, DateTime now) =>
        _books[order.Symbol].Edit(order, price, quantity, now);

    public void Cancel(VenueOrder order, DateTime now) => _books[order.Symbol].Cancel(order, now);

    /// <summary>By the venue's id, otherwise the newest by the client's; null when the account has no such order.</summary>
    public VenueOrder? Find(VenueAccount account, string symbol, long? id, string clientId)
    {
        if (id is { } known)
            return _orders.TryGetValue(known, out var order) && order.Account == account && order.Symbol == symbol
                && (clientId.Length == 0 || order.ClientId == clientId) ? order : null;
        if (_openByClientId.TryGetValue((account, clientId), out var open) && open.Symbol == symbol)
            return open;
        return _orders.Values.Where(order => order.Account == account && order.Symbol == symbol
            && order.ClientId == clientId).MaxBy(order => order.Id);
    }

    /// <summary>By the venue's id, where requests name no symbol.</summary>
    public VenueOrder? Find(VenueAccount account, long id) =>
        _orders.TryGetValue(id, out var order) && order.Account == account ? order : null;

    /// <summary>The newest by the client's id, where requests name no symbol.</summary>
    public VenueOrder? Find(VenueAccount account, string clientId) =>
        _openByClientId.TryGetValue((account, clientId), out var open)
            ? open
            : All(account).Where(order => order.ClientId == clientId).MaxBy(order => order.Id);

    /// <summary>Open orders of an account in the order of their ids; of all symbols when none is given.</summary>
    public IEnumerable<VenueOrder> Open(VenueAccount account, string symbol = "") => _openByClientId.Values
        .Where(order => order.Account == account && (symbol.Length == 0 || order.Symbol == symbol)).OrderBy(order => order.Id);

    /// <summary>All that are remembered, in the order of their ids; of all symbols when none is given.</summary>
    public IEnumerable<VenueOrder> All(VenueAccount account, string symbol = "") => _orders.Values
        .Where(order => order.Account == account && (symbol.Length == 0 || order.Symbol == symbol)).OrderBy(order => order.Id);

    public long NextTradeId() => _nextTradeId++;

    public void Register(VenueOrder order, DateTime now)
    {
        order.Id = _nextOrderId++;
        order.CreatedTime = now;
        order.UpdatedTime = now;
        _orders[order.Id] = order;
        _openByClientId[(order.Account, order.ClientId)] = order;
    }

    public void Close(VenueOrder order)
    {
        if (_openByClientId.TryGetValue((order.Account, order.ClientId), out var open) && open == order)
            _openByClientId.Remove((order.Account, order.ClientId));
        _closed.Enqueue(order);
        while (_orders.Count > OrdersMax && _closed.TryDequeue(out var oldest))
            _orders.Remove(oldest.Id);
    }

    public void Report(VenueOrder order, ReportKind kind, OrderFill? fill, DateTime now) =>
        Reported(new OrderReport(order, kind, fill, now));
}
