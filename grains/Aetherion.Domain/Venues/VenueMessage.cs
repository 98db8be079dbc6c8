namespace Aetherion.Domain.Venues;

/// <summary>
/// The content of one frame, filled by a decoder and used again for the next: nothing is allocated once the lists have
/// grown to the venue's messages. Content is valid until the next frame is decoded into it.
/// </summary>
public sealed class VenueMessage
{
    /// <summary>The most levels of one side; Binance gives 5000, Coinbase whole books.</summary>
    public const int LevelsMax = 100_000;

    /// <summary>The most trades, tickers or other entries of one frame; a venue has fewer symbols.</summary>
    public const int EntriesMax = 10_000;

    public VenueMessageKind Kind { get; internal set; }

    public VenueList<VenueTrade> Trades { get; } = new(EntriesMax);

    public VenueList<VenueQuote> Quotes { get; } = new(EntriesMax);

    public VenueList<VenueDepth> Depths { get; } = new(EntriesMax);

    public VenueList<VenueKline> Klines { get; } = new(EntriesMax);

    public VenueList<VenueTicker> Tickers { get; } = new(EntriesMax);

    public VenueList<VenueMarkPrice> MarkPrices { get; } = new(EntriesMax);

    public VenueList<VenueLiquidation> Liquidations { get; } = new(EntriesMax);

    public VenueList<VenueProduct> Products { get; } = new(EntriesMax);

    public VenueList<VenuePosition> Positions { get; } = new(EntriesMax);

    public VenueReply Reply { get; internal set; }

    /// <summary>The place in the product's or connection's sequence; null where the venue counts none.</summary>
    public long? Sequence { get; internal set; }

    /// <summary>The product of a message without entries, such as a heartbeat.</summary>
    public ShortText Product { get; internal set; }

    /// <summary>The product's last trade as a heartbeat tells it; null where it does not.</summary>
    public long? LastTradeId { get; internal set; }

    /// <summary>The running number of a connection's heartbeats; null where the venue counts none.</summary>
    public long? HeartbeatCount { get; internal set; }

    /// <summary>Values of enumerations that are not known here.</summary>
    public int UnknownValueCount { get; internal set; }

    /// <summary>Fields whose names are not known here.</summary>
    public UnknownFields UnknownFields { get; } = new();

    internal VenueList<VenueLevel> Bids { get; } = new(LevelsMax);

    internal VenueList<VenueLevel> Asks { get; } = new(LevelsMax);

    public ReadOnlySpan<VenueLevel> BidsOf(in VenueDepth depth) => Bids.Items[depth.Bids];

    public ReadOnlySpan<VenueLevel> AsksOf(in VenueDepth depth) => Asks.Items[depth.Asks];

    public void Clear()
    {
        Kind = VenueMessageKind.None;
        Reply = default;
        Sequence = null;
        Product = default;
        LastTradeId = null;
        HeartbeatCount = null;
        UnknownValueCount = 0;
        UnknownFields.Clear();
        Trades.Clear();
        Quotes.Clear();
        Depths.Clear();
        Klines.Clear();
        Tickers.Clear();
        MarkPrices.Clear();
        Liquidations.Clear();
        Products.Clear();
        Positions.Clear();
        Bids.Clear();
        Asks.Clear();
    }
}
