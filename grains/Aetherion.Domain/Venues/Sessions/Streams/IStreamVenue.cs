using Aetherion.Domain.Venues.Books;

namespace Aetherion.Domain.Venues.Sessions.Streams;

/// <summary>
/// What a venue whose books begin in the stream wants to hear and how it is understood. One for each session: it may count
/// what it says.
/// </summary>
public interface IStreamVenue
{
    /// <summary>The venue's name in instrument ids.</summary>
    string Name { get; }

    /// <summary>The path of its public stream.</summary>
    string Path { get; }

    BookChaining Chaining { get; }

    VenueDecoder Decoder { get; }

    /// <summary>The shortest time between two texts on one connection.</summary>
    TimeSpan SendInterval { get; }

    /// <summary>The most symbols of a connection.</summary>
    int SymbolsMax { get; }

    /// <summary>The most texts on one connection; with more it is replaced by another.</summary>
    int TextsMax { get; }

    /// <summary>Whether ids of trades grow by 1, so that missing ones are seen and can be asked for.</summary>
    bool HasTradeIds { get; }

    /// <summary>
    /// The number of the frame that was decoded last, where a connection counts all of its frames; otherwise null.
    /// </summary>
    long? LastSequence { get; }

    /// <summary>Method and path of what tells the rules of a symbol.</summary>
    string RulesTarget(string symbol);

    /// <summary>Method and path of what tells the venue's time.</summary>
    string TimeTarget { get; }

    /// <summary>Method and path of missing trades of a symbol, which the reply may hold in any order.</summary>
    string TradesTarget(string symbol, in StreamTradeGap gap);

    /// <summary>
    /// Whether missing trades are asked for by their time, in whole seconds, and the newest of a window come where it holds more than an
    /// answer does.
    /// </summary>
    bool AsksTradesByTime => false;

    /// <summary>The most bars of a minute in an answer.</summary>
    int BarsMax { get; }

    /// <summary>Whether bars can be asked for by their time; otherwise the newest come.</summary>
    bool HasOldBars { get; }

    /// <summary>Method and path of bars of a minute that open in [from, to), which the reply may hold in any order.</summary>
    string BarsTarget(string symbol, DateTime from, DateTime to);

    /// <summary>Method and path of what tells a symbol's funding; null where it has none, or the stream tells it.</summary>
    string? FundingTarget(string symbol) => null;

    /// <summary>The texts that a connection begins with, whatever the symbols.</summary>
    IEnumerable<string> Begin() => [];

    /// <summary>
    /// Whether the rules of symbols have to be asked for again and again, as no stream tells all that is switched off.
    /// </summary>
    bool ChangesRulesUnseen => true;

    /// <summary>The texts that ask for all of some symbols' streams.</summary>
    IEnumerable<string> Subscribe(IReadOnlyList<string> symbols);

    IEnumerable<string> Unsubscribe(IReadOnlyList<string> symbols);

    /// <summary>The texts after which a symbol's book begins anew.</summary>
    IEnumerable<string> RestartBook(string symbol);

    /// <summary>
    /// What of the protocol nobody has verified, with how a stream's first ids are read; null where nothing is open.
    /// </summary>
    string? Unverified(UpdateIdReading reading) => null;

    /// <summary>The answer to a ping.</summary>
    string Pong();

    /// <summary>A subscription was refused. Whether the venue is to be asked again, in another way.</summary>
    bool TryOtherWay();
}
