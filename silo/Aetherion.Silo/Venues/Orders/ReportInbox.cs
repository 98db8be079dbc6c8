using System.Collections.Immutable;
using Aetherion.Domain.Venues.Orders;

namespace Aetherion.Silo.Venues.Orders;

/// <summary>Reports of one account until they are taken; bounded, and the oldest go first.</summary>
internal sealed class ReportInbox(int reportsMax)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<OrderReport> _reports = [];

    public void Add(ImmutableArray<OrderReport> reports)
    {
        lock (_lock)
        {
            foreach (var report in reports)
                _reports.AddLast(report);
            while (_reports.Count > reportsMax)
                _reports.RemoveFirst();
        }
    }

    /// <summary>Takes out what is about an order, in the order in which it came.</summary>
    public ImmutableArray<OrderReport> Take(OrderReference order)
    {
        var taken = ImmutableArray.CreateBuilder<OrderReport>();
        lock (_lock)
        {
            for (var node = _reports.First; node is not null;)
            {
                var next = node.Next;
                if (IsAbout(node.Value, order))
                {
                    taken.Add(node.Value);
                    _reports.Remove(node);
                }
                node = next;
            }
        }
        return taken.ToImmutable();
    }

    private static bool IsAbout(OrderReport report, OrderReference order) =>
        report.ClientOrderId.Length > 0
            ? report.ClientOrderId == order.ClientOrderId
            : order.VenueOrderId.Length > 0 && report.VenueOrderId == order.VenueOrderId;
}
