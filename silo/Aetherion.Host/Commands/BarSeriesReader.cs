using System.Collections.Immutable;
using Aetherion.Domain.Markets;
using Aetherion.Lab.Bars;
using Aetherion.Model;

namespace Aetherion.Host.Commands;

/// <summary>
/// Reads files of one-minute bars into memory. Without a known instrument one is made from the files: the finest tick
/// and step of them, and the market they seem to follow unless it is told.
/// </summary>
internal sealed class BarSeriesReader(InstrumentId? symbol, Market? market)
{
    private const string Told = "as told";

    /// <summary>The series of a file, one for each of its symbols.</summary>
    public ImmutableArray<BarSeries> Read(FileInfo file, CancellationToken cancellationToken)
    {
        var profile = ProfileOf(file);
        return profile.Symbols.Length > 1
            ? [
                .. profile.Symbols.Select(
                    s => Read(file, profile, InstrumentOf(file, [profile], s), s, cancellationToken)),
            ]
            : [Read(file, profile, InstrumentOf(file, [profile], null), null, cancellationToken)];
    }

    /// <summary>Files of one instrument, in the order given.</summary>
    public ImmutableArray<BarSeries> ReadTogether(IReadOnlyList<FileInfo> files, CancellationToken cancellationToken)
    {
        BarFileProfile[] profiles = [.. files.Select(ProfileOf)];
        var instrument = InstrumentOf(files[0], profiles, null);
        return [.. files.Select((file, i) => Read(file, profiles[i], instrument, null, cancellationToken))];
    }

    /// <summary>What a file of one-minute bars says of itself; null for any other file.</summary>
    public static BarFileProfile? FindMinutes(FileInfo file)
    {
        try
        {
            return ProfileOf(file) is { IsOfMinutes: true } profile ? profile : null;
        }
        catch (BarFileException)
        {
            return null;
        }
    }

    private static BarFileProfile ProfileOf(FileInfo file)
    {
        using var stream = BarFiles.Open(file);
        return BarFileProfile.Read(stream, file.Name);
    }

    private Instrument InstrumentOf(FileInfo file, BarFileProfile[] profiles, string? part)
    {
        if (symbol is { } known)
            return KnownInstruments.Find(known);
        if (profiles.Select(profile => profile.Market).Distinct().Count() > 1 && market is null)
            throw new CommandException("The files seem to be of different markets; tell which with --market.");
        var name = part ?? file.Name.Split('.')[0];
        Instrument[] made = [.. profiles.Select(profile => profile.MakeInstrument(name, market))];
        var first = made[0];
        return new Instrument(
            first.Id, first.Market, first.BaseCurrency, first.QuoteCurrency, made.Min(i => i.PriceTick),
            made.Min(i => i.QuantityStep), first.MinNotional);
    }

    private BarSeries Read(
        FileInfo file, BarFileProfile profile, Instrument instrument, string? part, CancellationToken cancellationToken)
    {
        profile.ThrowIfNotOfMinutes(file.Name);
        using var reader = new BarFileReader(
            BarFiles.Open(file), file.Name, instrument, Timeframe.M1,
            new BarFileOptions { SkipsClosed = true, RoundsPrices = symbol is null, Symbol = part });
        var bars = ImmutableArray.CreateBuilder<Candle>();
        while (reader.TryRead(out var candle))
        {
            cancellationToken.ThrowIfCancellationRequested();
            bars.Add(candle);
        }
        return new BarSeries(
            part is null ? file.Name : $"{file.Name}: {part}", instrument,
            symbol is null && market is null ? profile.MarketReason : Told, bars.DrainToImmutable())
        {
            GapCount = reader.GapCount,
            MissingCount = reader.MissingCount,
            FlatCount = reader.FlatCount,
            ClosedCount = reader.ClosedCount,
        };
    }
}
