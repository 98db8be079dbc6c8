using System.Text;
using Aetherion.Model;

namespace Aetherion.Recordings;

/// <summary>
/// Imports rows of tables as normalised events. The file is gone through twice: first for the instruments and the steps of their
/// numbers, then for the events. What a row cannot be is skipped and counted.
/// </summary>
internal static class RowImport
{
    public static ImportOutcome Run(ImportRequest request, CancellationToken cancellationToken)
    {
        SortedDictionary<string, (DecimalSpan Price, DecimalSpan Quantity)> steps = new(StringComparer.Ordinal);
        DateTime? first = null;
        Counts refused = new();
        foreach (var row in Read(request, refused.Skip, cancellationToken))
        {
            first ??= row.ReceivedTime;
            AddSteps(steps, row);
        }
        if (first is null)
            throw new RecordingException($"'{request.File}' holds no row that could be imported{refused.Explain()}.");
        var instruments = steps.ToDictionary(
            pair => pair.Key, pair => InstrumentOf(pair.Key, pair.Value.Price, pair.Value.Quantity));
        var manifest = request.NewManifest(RecordingContent.Events, first.Value) with
        {
            Instruments = [.. instruments.Values],
        };
        using var writer = EventRecordingWriter.Create(request.Folder, manifest, request.Time);
        Counts counts = new();
        EventAssembly assembly = new(writer, instruments);
        foreach (var row in Read(request, counts.Skip, cancellationToken))
        {
            counts.Lines++;
            assembly.Add(row);
        }
        assembly.Complete();
        writer.Complete("imported");
        return new ImportOutcome(
            RecordingContent.Events, request.Venue, counts.Lines + counts.Skipped, counts.Skipped, writer.RowCount,
            counts.FirstSkipped, assembly.Gaps);
    }

    private static void AddSteps(
        SortedDictionary<string, (DecimalSpan Price, DecimalSpan Quantity)> steps, in ImportRow row)
    {
        var id = row.Instrument.ToString();
        var (price, quantity) = steps.GetValueOrDefault(id);
        price.Add(row.Price);
        quantity.Add(row.Quantity);
        if (row.Kind == ImportRowKind.Quote)
        {
            price.Add(row.AskPrice);
            quantity.Add(row.AskQuantity);
        }
        steps[id] = (price, quantity);
        if (steps.Count > ImportProfile.SymbolsMax)
            throw new RecordingException($"The file has more than {ImportProfile.SymbolsMax:#,0} symbols.");
    }

    private static Instrument InstrumentOf(string id, DecimalSpan price, DecimalSpan quantity)
    {
        var parsed = InstrumentId.Parse(id);
        var (baseCurrency, quoteCurrency) = ImportProfile.Assets(parsed.Symbol);
        var market = parsed.Venue == LeanTicks.Venue ? Market.Us : Market.Crypto;
        return new Instrument(parsed, market, baseCurrency, quoteCurrency, price.Step, quantity.Step, MinNotional: 0);
    }

    private static IEnumerable<ImportRow> Read(
        ImportRequest request, Action<string> skip, CancellationToken cancellationToken)
    {
        using ImportLines lines = new(request.File);
        RowReader? reader = null;
        while (lines.TryRead(out var bytes))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var line = Encoding.UTF8.GetString(bytes.Span);
            if (line[0] == '#')
                continue;
            var fields = line.Split(',');
            if (reader is null)
            {
                reader = RowReader.Of(fields, request)
                    ?? throw lines.Refuse("no known kind of file begins so; docs/recordings.md lists those that can be imported.");
                if (reader.HasHeadings)
                    continue;
            }
            if (reader.TryRead(fields, out var row, out var why))
                yield return row;
            else
                skip($"line {lines.LineNumber}: {why}");
        }
    }

    private sealed class Counts
    {
        public long Lines { get; set; }

        public long Skipped { get; private set; }

        public string FirstSkipped { get; private set; } = "";

        public void Skip(string why)
        {
            if (Skipped++ == 0)
                FirstSkipped = why;
        }

        /// <summary>Where nothing could be used, the first reason tells most.</summary>
        public string Explain() => Skipped == 0 ? "" : $"; {FirstSkipped}";
    }
}
