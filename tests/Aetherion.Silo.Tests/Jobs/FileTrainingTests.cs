using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Tests.Models;
using Aetherion.Lab.Models;
using Aetherion.Model;
using Aetherion.Silo.Jobs;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aetherion.Silo.Tests.Jobs;

/// <summary>Training jobs whose bars lie in the folder of bar files.</summary>
public sealed class FileTrainingTests : IAsyncDisposable, IInstrumentCatalog
{
    private const int BarCount = 100;

    /// <summary>More than a reader's buffers take at once, packed too.</summary>
    private const int LongBarCount = 100_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly Instrument Bitcoin = Domain.Markets.InstrumentCatalog.Simulated(1).Active[0];
    private static readonly ModelScope Scope = new(ModelFamilies.Regime, Bitcoin.Id, Timeframe.M1);
    private static readonly DateTime Start = new(2024, 3, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bars");
    private readonly JobShelf _jobs = new();
    private readonly ModelShelf _models = new();
    private readonly ReadingTrainer _trainer = new();
    private BarFolderOptions _options;
    private TrainingJobRunner? _runner;

    public FileTrainingTests()
    {
        _options = new BarFolderOptions { Path = _folder.FullName };
        File.WriteAllText(Of("bars.csv"), Rows(BarCount));
    }

    public ImmutableArray<Instrument> Active => [Bitcoin];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_job_is_trained_on_the_bars_of_its_file_and_the_journal_names_it()
    {
        await StartAsync();
        var ended = await EndAsync(Request("bars.csv"));

        (ended.State, ended.ModelVersion, ended.Stage, ended.Done).ShouldBe(
            (TrainingJobState.Succeeded, $"v{BarCount}", "Reading", Length("bars.csv")));
        ended.Total.ShouldBe(Length("bars.csv"));
        (_trainer.Bars[0].OpenTime, _trainer.Bars[^1].CloseTime).ShouldBe((Start, Start.AddMinutes(BarCount)));
        _models.Events[0].Reason.ShouldBe("Trained on the bars of bars.csv.");
    }

    [Fact]
    public async Task From_and_to_choose_bars_of_a_packed_file()
    {
        Pack("bars.csv.gz", Rows(BarCount));
        await StartAsync();
        await EndAsync(Request("bars.csv.gz") with { From = Start.AddMinutes(10), To = Start.AddMinutes(15) });

        _trainer.Bars.Select(bar => bar.OpenTime).ShouldBe(Enumerable.Range(10, 5).Select(i => Start.AddMinutes(i)));
    }

    [Theory]
    [InlineData("long.csv")]
    [InlineData("long.csv.gz")]
    public async Task A_job_tells_how_much_of_the_file_it_has_read_and_is_cancelled_there(string name)
    {
        File.WriteAllText(Of("long.csv"), Rows(LongBarCount));
        Pack("long.csv.gz", Rows(LongBarCount));
        _trainer.PauseAfter = 5;
        await StartAsync();
        await _jobs.EnqueueAsync(Request(name), requestId: null, Cancel);
        await _trainer.Paused.Task.WaitAsync(Patience, Cancel);
        await _jobs.WhenAsync(
            1, job => job is { Stage: "Reading", Done: > 0 } && job.Done < job.Total && job.Total == Length(name), "a part is told");

        await _jobs.CancelAsync(1, Cancel);

        (await _jobs.EndedAsync(1)).State.ShouldBe(TrainingJobState.Cancelled);
        _trainer.Bars.Count.ShouldBe(5);
        _models.Events.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_job_whose_process_ended_while_it_read_begins_again_from_its_request()
    {
        _trainer.PauseAfter = 5;
        await StartAsync();
        await _jobs.EnqueueAsync(Request("bars.csv"), requestId: null, Cancel);
        await _trainer.Paused.Task.WaitAsync(Patience, Cancel);
        await StopAsync();
        _jobs[1].State.ShouldBe(TrainingJobState.Running);

        _trainer.PauseAfter = 0;
        await StartAsync();

        var ended = await _jobs.EndedAsync(1);
        (ended.State, ended.AttemptCount, ended.ModelVersion).ShouldBe((TrainingJobState.Succeeded, 2, $"v{BarCount}"));
    }

    [Fact]
    public async Task A_file_that_is_gone_damaged_or_too_long_fails_the_job_with_what_to_do_and_the_next_one_runs()
    {
        File.WriteAllText(Of("damaged.csv"), Rows(3) + "nonsense\n");
        Pack("short.csv.gz", Rows(BarCount));
        File.WriteAllBytes(Of("short.csv.gz"), File.ReadAllBytes(Of("short.csv.gz"))[..^20]);
        _options = _options with { BarsMax = BarCount };
        File.WriteAllText(Of("long.csv"), Rows(BarCount + 1));
        File.CreateSymbolicLink(Of("link.csv"), "/etc/passwd");
        await StartAsync();

        foreach (var (file, said) in new[]
        {
            ("gone.csv", "There is no file 'gone.csv' in the folder of bar files. Put it there"),
            ("damaged.csv", "damaged.csv, line 5"),
            ("short.csv.gz", "short.csv.gz, line"),
            ("long.csv", "has more than 100 bars to train on. Say from and to"),
            ("link.csv", "leaves the folder"),
            ("../secret.csv", "holds two together"),
        })
        {
            var failed = await EndAsync(Request(file));
            (failed.State, failed.AttemptCount, failed.ModelVersion).ShouldBe((TrainingJobState.Failed, 1, null), file);
            failed.Message.ShouldContain(said);
            failed.Message.ShouldContain("ask for the training again");
            failed.Message.ShouldNotContain(_folder.FullName);
        }
        _models.Events.ShouldBeEmpty();
        (await EndAsync(Request("bars.csv"))).State.ShouldBe(TrainingJobState.Succeeded);
    }

    public bool TryGet(InstrumentId id, [NotNullWhen(true)] out Instrument? instrument)
    {
        instrument = id == Bitcoin.Id ? Bitcoin : null;
        return instrument is not null;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Delete(recursive: true);
    }

    private static TrainingJobRequest Request(string file) => new(Scope, Bitcoin.Id, Timeframe.M1, "test") { File = file };

    private static string Rows(int count)
    {
        var text = new StringBuilder("open_time,open,high,low,close,volume\n");
        for (var bar = 0; bar < count; bar++)
        {
            var time = new DateTimeOffset(Start.AddMinutes(bar)).ToUnixTimeMilliseconds();
            text.Append(CultureInfo.InvariantCulture, $"{time},100,101,99,100,{bar + 1}\n");
        }
        return text.ToString();
    }

    private void Pack(string name, string text)
    {
        using var packed = new GZipStream(File.Create(Of(name)), CompressionLevel.Fastest);
        packed.Write(Encoding.UTF8.GetBytes(text));
    }

    private async Task<TrainingJob> EndAsync(TrainingJobRequest request)
    {
        var job = await _jobs.EnqueueAsync(request, requestId: null, Cancel);
        return await _jobs.EndedAsync(job.Number);
    }

    private async Task StartAsync()
    {
        _runner = new TrainingJobRunner(
            _jobs, [_trainer], new ModelInstaller(_models, new ShelfPromoter(_models)),
            new JobBars(null!, new BarFolder(_options), _options), this,
            new TrainingJobOptions
            {
                PollInterval = TimeSpan.FromMilliseconds(5), ReportInterval = TimeSpan.FromMilliseconds(5),
            },
            TimeProvider.System, NullLogger<TrainingJobRunner>.Instance);
        await _runner.StartAsync(CancellationToken.None);
    }

    private async Task StopAsync()
    {
        if (_runner is null)
            return;
        await _runner.StopAsync(CancellationToken.None).WaitAsync(Patience);
        _runner.Dispose();
        _runner = null;
    }

    private long Length(string name) => new FileInfo(Of(name)).Length;

    private string Of(string name) => Path.Combine(_folder.FullName, name);
}
