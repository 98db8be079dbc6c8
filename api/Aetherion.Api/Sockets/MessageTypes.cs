namespace Aetherion.Api.Sockets;

/// <summary>The messages of /ws/market that a client wants.</summary>
[Flags]
internal enum MessageTypes
{
    None = 0,

    /// <summary>Trades.</summary>
    Tick = 1,

    /// <summary>Best bid and ask, from venues that send them.</summary>
    Quote = 2,

    /// <summary>Snapshots and changes of the book.</summary>
    Book = 4,

    /// <summary>Closed bars.</summary>
    Candle = 8,

    /// <summary>What was traded in each second, by side.</summary>
    Volume = 16,

    /// <summary>What a client gets that does not choose.</summary>
    Default = Tick | Candle | Volume,

    /// <summary>Those that events of the market make.</summary>
    OfEvents = Tick | Quote | Book,
}
