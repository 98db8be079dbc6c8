using Aetherion.VenueEmulator.Core.Faults;
using Aetherion.VenueEmulator.Core.Matching;

namespace Aetherion.VenueEmulator.Core.Coinbase;

/// <summary>The channel <c>user</c> of Coinbase Exchange: an account's own orders, step by step.</summary>
internal sealed class ExchangeUserChannel
{
    private const int FollowersMax = 1_000;

    private readonly IReadOnlyDictionary<string, CoinbaseProduct> _products;
    private readonly ExchangeOrderWriter _writer;
    private readonly Queue<VenueOutput> _outputs;
    private readonly List<(int Connection, string Account, SortedSet<string> Products)> _followers = [];

    public ExchangeUserChannel(
        IReadOnlyDictionary<string, CoinbaseProduct> products, CoinbaseTrading trading, ExchangeOrderWriter writer,
        Queue<VenueOutput> outputs)
    {
        (_products, _writer, _outputs) = (products, writer, outputs);
        trading.Reported += Tell;
    }

    /// <summary>False when there are too many.</summary>
    public bool Follow(int connection, string account, IEnumerable<string> products)
    {
        Leave(connection);
        if (_followers.Count >= FollowersMax)
            return false;
        _followers.Add((connection, ExchangeTradeRest.AccountPrefix + account, new(products, StringComparer.Ordinal)));
        return true;
    }

    public void Leave(int connection) => _followers.RemoveAll(each => each.Connection == connection);

    /// <summary>An order rests now, or still does.</summary>
    public void TellOpen(VenueOrder order, DateTime now)
    {
        if (order is { IsOpen: true, IsWaiting: false })
            Publish(order, _writer.Open(order, _products[order.Symbol].Sequence, now));
    }

    private void Tell(OrderReport report)
    {
        var (order, sequence) = (report.Order, _products[report.Order.Symbol].Sequence);
        if (report.Kind == ReportKind.New)
            Publish(order, _writer.Received(order, sequence, report.Time));
        else if (report.Fill is { } fill)
            Publish(order, _writer.Match(order, fill, sequence, report.Time));
        if (!order.IsOpen)
            Publish(order, _writer.Done(order, sequence, report.Time));
    }

    private void Publish(VenueOrder order, byte[] data)
    {
        foreach (var (connection, account, products) in _followers)
        {
            if (account == order.Account.Name && products.Contains(order.Symbol))
                _outputs.Enqueue(new VenueOutput(connection, VenueOutputKind.Frame, data, FaultRule.UserStream));
        }
    }
}
