using System.Collections.Immutable;
using Aetherion.Domain.Markets;
using Aetherion.Domain.Venues.Fallback;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Host.Commands;
using Aetherion.Silo.Venues;

namespace Aetherion.Host.Composition;

/// <summary>
/// What <c>--feed</c> and <c>--symbols</c> say together: which feeds there are and which symbols each begins with.
/// </summary>
/// <param name="Venues">The venues, with their own names of the symbols.</param>
internal sealed record FeedChoice(
    bool IsSimulated, ImmutableArray<(VenueDefinition Venue, ImmutableArray<string> Symbols)> Venues, InstrumentCatalog Catalog)
{
    public const string Simulator = "sim";
    public const string None = "none";

    /// <summary>The symbols of venues unless <c>--symbols</c> names others, comma-separated.</summary>
    public const string SymbolsVariable = "DEFAULT_SYMBOLS";

    private const string DefaultSymbols = "BTC-USD,ETH-USD,SOL-USD,ILV-USD";

    /// <summary>The symbols that several of the venues feed by turns.</summary>
    public ImmutableArray<FallbackDefinition> Fallbacks { get; init; } = [];

    /// <summary>What <c>--feed</c> takes.</summary>
    public static IEnumerable<string> Names => [Simulator, None, .. KnownVenues.All.Select(venue => venue.Name)];

    /// <param name="feeds">Names of feeds, comma-separated.</param>
    /// <param name="symbols">A number, instruments by id, or products such as BTC-USD; null where nothing was said.</param>
    /// <param name="environment">Reads a variable of the environment.</param>
    /// <param name="fallbacks">Symbols that several of the venues feed by turns, comma-separated; null for none.</param>
    /// <exception cref="CommandException">One of them cannot be.</exception>
    public static FeedChoice Read(
        string feeds, string? symbols, Func<string, string?> environment, string? fallbacks = null)
    {
        ArgumentNullException.ThrowIfNull(feeds);
        ArgumentNullException.ThrowIfNull(environment);
        var names = Split(feeds).Distinct().ToArray();
        if (names.Length == 0 || names.FirstOrDefault(name => !Names.Contains(name)) is { } unknown)
            throw new CommandException($"--feed {feeds}: the feeds are {string.Join(", ", Names)}, several separated by commas.");
        if (names.Contains(None) && names.Length > 1)
            throw new CommandException($"--feed {feeds}: {None} is no feed beside others.");
        VenueDefinition[] venues = [.. names.Select(KnownVenues.Find).OfType<VenueDefinition>()];
        var others = venues.Length == 0 ? [] : Split(symbols ?? "").Where(part => IsOfVenue(part)).ToArray();
        var rest = string.Join(',', Split(symbols ?? "").Except(others));
        if (venues.Length == names.Length && rest.Length > 0)
            throw new CommandException($"--symbols {rest}: only the simulator has these; write for example BTC-USD.");
        var products = others.Length > 0 ? others : Split(environment(SymbolsVariable) ?? DefaultSymbols);
        var byTurns = FallbackChoiceText.Read(Split(fallbacks ?? ""), [.. venues]);
        return new FeedChoice(
            names.Contains(Simulator),
            [.. venues.Select(venue => (venue, WithSources(venue.Name, SymbolsOf(venue.Name, products, venues), byTurns)))],
            venues.Length == names.Length
                ? InstrumentCatalog.Simulated(0)
                : SymbolChoice.Read(rest.Length > 0 ? rest : DefaultCount))
        {
            Fallbacks = byTurns,
        };
    }

    private static string DefaultCount => InstrumentCatalog.DefaultCount.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string[] Split(string text) =>
        text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Neither a number nor an instrument of the simulator.</summary>
    private static bool IsOfVenue(string part) =>
        !part.All(char.IsAsciiDigit) && !part.StartsWith($"{InstrumentCatalog.SimulatedVenue}:", StringComparison.Ordinal);

    private static ImmutableArray<string> WithSources(
        string venue, ImmutableArray<string> symbols, ImmutableArray<FallbackDefinition> fallbacks) =>
    [
        .. symbols.Union(fallbacks.SelectMany(fallback => fallback.Sources)
            .Where(source => source.Venue == venue).Select(source => source.Symbol)),
    ];

    private static ImmutableArray<string> SymbolsOf(string venue, string[] products, VenueDefinition[] venues)
    {
        var symbols = ImmutableArray.CreateBuilder<string>();
        foreach (var product in products)
        {
            var colon = product.IndexOf(':', StringComparison.Ordinal);
            if (colon >= 0 && !venues.Any(known => known.Name == product[..colon]))
                throw new CommandException($"--symbols {product}: --feed does not name {product[..colon]}.");
            if (colon >= 0 && product[..colon] != venue)
                continue;
            if (!VenueSymbolNames.TryFind(venue, product[(colon + 1)..], out var id))
                throw new CommandException(
                    $"--symbols {product}: that is no symbol; write for example BTC-USD, at most {VenueSymbolNames.LengthMax} characters.");
            if (!symbols.Contains(id.Symbol))
                symbols.Add(id.Symbol);
        }
        return symbols.DrainToImmutable();
    }
}
