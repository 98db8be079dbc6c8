using Aetherion.VenueEmulator.Core;

namespace Aetherion.EndToEnd.Tests.Orders;

/// <summary>How one venue with a spot and a futures market is emulated, configured, and asked by a client of its own.</summary>
internal interface IVenueDialect
{
    /// <summary>Whether an order that the venue does not list is left to a person, since nothing proves that it was not executed.</summary>
    bool LeavesDoubts { get; }

    string Secret { get; }

    /// <summary>The members of a key, as the API takes them.</summary>
    string KeyInput { get; }

    /// <summary>The venue as the product names it.</summary>
    string NameOf(bool isSpot);

    /// <summary>What the emulator has at the head of the paths of a market.</summary>
    string PathOf(bool isSpot);

    string OrdersPath(bool isSpot);

    string TradesPath(bool isSpot);

    /// <summary>Of spot's book.</summary>
    string DepthPath { get; }

    string ClientOrderIdOf(VenueRequest newOrder);

    /// <summary>Both markets with bars of the past; without any where there are none.</summary>
    IEmulatedVenue Create(IReadOnlyDictionary<string, IReadOnlyList<decimal[]>> bars, DateTime now);

    /// <summary>A request signed by an account's key.</summary>
    HttpRequestMessage Ask(string path, string query);
}
