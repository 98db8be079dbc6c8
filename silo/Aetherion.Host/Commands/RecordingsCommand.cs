using System.CommandLine;
using System.Globalization;
using System.Reflection;
using Aetherion.Domain.Markets;
using Aetherion.Host.Composition;
using Aetherion.Host.Terminal;
using Aetherion.Model;
using Aetherion.Recordings;

namespace Aetherion.Host.Commands;

/// <summary><c>recordings</c>: look at recordings, check them, and bring them out of and into other forms.</summary>
internal static class RecordingsCommand
{
    private const string LinesFormat = "lines";
    private const string CryptofeedFormat = "cryptofeed";
    private const string EventsFormat = "events";

    private static readonly Argument<DirectoryInfo> Folder = new("folder")
    {
        Description = "The recording, or a folder that holds recordings.",
    };

    private static readonly Argument<FileInfo> File = new("file") { Description = "The file, plain or gzip." };

    private static readonly Option<string> Format = new("--format")
    {
        Description = "lines: JSON lines of all that is in it; cryptofeed: in cryptofeed's form; events: a normalised recording.",
        DefaultValueFactory = _ => LinesFormat,
    };

    private static readonly Option<FileSystemInfo?> Output = new("--output")
    {
        Description = "Where to write: a file, for events a folder; standard output when not given.",
    };

    private static readonly Option<DirectoryInfo> Target = new("--output")
    {
        Description = "The folder of the new recording, which must not be there or be empty.",
        Required = true,
    };

    private static readonly Option<string> Venue = new("--venue")
    {
        Description = "The venue of the file's rows, such as binance, binance-usdm, binance-coinm or coinbase.",
        Required = true,
    };

    private static readonly Option<InstrumentId?> Symbol = new("--symbol")
    {
        Description = "The instrument of a file that does not name its own, such as binance:PEPEUSDT.",
        CustomParser = result => CommandOptions.ParseInstrument(result),
    };

    private static readonly Option<DateOnly?> Date = new("--date")
    {
        Description = "The day of a file that gives times of the day only (LEAN's ticks): 2013-10-08.",
    };

    private static readonly Option<bool> AgainstDatabase = new("--against-database")
    {
        Description = "Compare what the recording leads to with what is stored of the live session in --data.",
    };

    private static readonly Option<DirectoryInfo> Data = CommandOptions.Data();

    public static Command Create()
    {
        Format.AcceptOnlyFromAmong(LinesFormat, CryptofeedFormat, EventsFormat);
        var list = new Command("list", "List the recordings in a folder.") { Folder };
        list.SetGuardedAction((parsed, _) => Task.FromResult(List(parsed.GetValue(Folder)!.FullName)));
        var verify = new Command("verify", "Read every row and name what is damaged.") { Folder, AgainstDatabase, Data };
        verify.SetGuardedAction(VerifyAsync);
        var export = new Command("export", "Write a recording in another form.") { Folder, Format, Output };
        export.SetGuardedAction((parsed, cancel) => Task.FromResult(Export(parsed, cancel)));
        var import = new Command("import", "Make a recording of a file of another recorder or archive.")
        {
            File, Target, Venue, Symbol, Date,
        };
        import.SetGuardedAction((parsed, cancel) => Task.FromResult(Import(parsed, cancel)));
        return new Command("recordings", "List, verify, export and import recordings.") { list, verify, export, import };
    }

    private static int List(string folder)
    {
        TextTable table = new("recording", "venue", "rows of", " rows", " megabytes", "from", "until", "state");
        foreach (var path in RecordingFolder.Find(folder))
        {
            var item = RecordingSummary.Of(path);
            table.Add(
                Path.GetRelativePath(folder, path), item.Venue, item.Content.ToString(), Number(item.Rows),
                (item.Bytes / 1e6).ToString("#,0.0", CultureInfo.InvariantCulture), Text(item.FirstTime), Text(item.LastTime),
                item.Problem ?? RecordingText.State(item.End));
        }
        Console.Write(table.ToText(""));
        return 0;
    }

    private static async Task<int> VerifyAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var path = parsed.GetValue(Folder)!.FullName;
        HashSet<string> unsound = [];
        foreach (var folder in RecordingFolder.Find(path))
        {
            var found = RecordingVerifier.Verify(folder, cancellationToken);
            Console.Write(RecordingText.Verification(folder, found));
            if (!found.IsSound)
                unsound.Add(folder);
        }
        if (unsound.Count == 0)
            TellMissing(path, cancellationToken);
        var isEqual = true;
        if (parsed.GetValue(AgainstDatabase))
        {
            foreach (var recording in SessionRecording.In(path).Where(session => !session.Folders.Any(unsound.Contains)))
                isEqual &= await CompareAsync(recording, parsed.GetValue(Data)!.FullName, cancellationToken);
        }
        return unsound.Count == 0 && isEqual ? 0 : Guard.Failed;
    }

    /// <summary>What of symbols that venues feed by turns nobody can tell from the recordings one by one.</summary>
    private static void TellMissing(string path, CancellationToken cancellationToken)
    {
        foreach (var recording in SessionRecording.In(path).Where(session => session.Folders.Length > 1))
        {
            try
            {
                foreach (var missing in RecordedTurns.FindMissing(recording, cancellationToken))
                    Console.WriteLine(missing);
            }
            catch (RecordingException exception)
            {
                Console.WriteLine(exception.Message);
            }
        }
    }

    private static async Task<bool> CompareAsync(SessionRecording recording, string data, CancellationToken cancellationToken)
    {
        var content = RecordingContents.Read(recording, null, cancellationToken);
        var catalog = InstrumentCatalog.Simulated().With(content.Symbols.Select(symbol => symbol.Instrument));
        await using var core = await CoreHost.StartAsync(data, catalog, cancellationToken);
        var comparison = await LiveComparison.RunAsync(core.Services, recording, content, cancellationToken);
        Console.WriteLine(recording.Name);
        Console.Write(comparison.ToText());
        return comparison.IsEqual;
    }

    private static int Export(ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = FindOne(parsed.GetValue(Folder)!.FullName);
        var format = parsed.GetValue(Format);
        var output = parsed.GetValue(Output)?.FullName;
        if (format == EventsFormat)
        {
            var target = output ?? throw new CommandException("--format events needs --output, the new folder.");
            var count = RecordingNormaliser.Run(folder, target, TimeProvider.System, cancellationToken);
            Console.Error.WriteLine($"{Number(count)} events in {target}");
            return 0;
        }
        using var stream = output is null
            ? Console.OpenStandardOutput()
            : new FileStream(output, FileMode.CreateNew, FileAccess.Write);
        using var buffered = new BufferedStream(stream, 1 << 16);
        var lines = RecordingExport.ToLines(folder, buffered, format == CryptofeedFormat, cancellationToken);
        Console.Error.WriteLine($"{Number(lines)} lines");
        return 0;
    }

    private static int Import(ParseResult parsed, CancellationToken cancellationToken)
    {
        var venue = parsed.GetValue(Venue)!;
        if (!InstrumentId.TryParse($"{venue}:X", null, out _))
            throw new CommandException($"--venue {venue}: use letters, digits and hyphens, such as binance.");
        var symbol = parsed.GetValue(Symbol);
        if (symbol is { } named && named.Venue != venue)
            throw new CommandException($"--symbol {named} is of another venue than --venue {venue}.");
        var outcome = RecordingImport.Run(
            new ImportRequest(
                parsed.GetValue(File)!.FullName, parsed.GetValue(Target)!.FullName, venue, symbol, parsed.GetValue(Date),
                ProductName, TimeProvider.System),
            cancellationToken);
        Console.WriteLine(RecordingText.Import(outcome));
        return 0;
    }

    private static string FindOne(string folder)
    {
        var found = RecordingFolder.Find(folder);
        return found.Count == 1
            ? found[0]
            : throw new CommandException(
                $"'{folder}' holds {found.Count} recordings; name one of them, such as '{found[0]}'.");
    }

    /// <summary>What stands in manifests as the writer.</summary>
    public static string ProductName { get; } =
        $"Aetherion {typeof(RecordingsCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion}";

    private static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Text(DateTime? time) =>
        time?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "";
}
