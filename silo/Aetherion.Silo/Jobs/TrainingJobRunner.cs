using Aetherion.GrainInterfaces;
using Aetherion.Lab.Models;
using Aetherion.Silo.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aetherion.Silo.Jobs;

/// <summary>
/// Runs training jobs one after the other, away from the grains. A job whose process died is begun again from its request:
/// training gives the same model again, and registering that again changes nothing.
/// </summary>
public sealed class TrainingJobRunner(
    ITrainingJobQueue queue,
    IEnumerable<IModelTrainer> trainers,
    ModelInstaller installer,
    JobBars bars,
    IInstrumentCatalog catalog,
    TrainingJobOptions options,
    TimeProvider time,
    ILogger<TrainingJobRunner> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(options.PollInterval, time);
        do
        {
            try
            {
                await ServeAsync(timer, stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.JobsNotServed(exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Holds the queue and runs what comes; returns when another process holds it.</summary>
    private async Task ServeAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        await using var hold = await queue.TryHoldAsync(stoppingToken);
        if (hold is null)
            return;
        foreach (var job in await queue.RecoverAsync(options.AttemptsMax, stoppingToken))
            logger.JobRecovered(job.Number, job.State, job.Message);
        do
        {
            while (await queue.TakeAsync(stoppingToken) is { } job)
                await RunAsync(job, stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RunAsync(TrainingJob job, CancellationToken stoppingToken)
    {
        logger.JobBegun(job.Number, job.Request.Scope.ToString(), job.AttemptCount);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var progress = new JobProgress();
        var training = Task.Run(() => TrainAsync(job, progress, cancellation.Token), CancellationToken.None);
        var mayGoOn = await WatchAsync(job, training, progress, cancellation);
        try
        {
            var trained = await training;
            if (!mayGoOn)
                throw new OperationCanceledException();
            var installed = await installer.InstallAsync(trained, job.Request.Use, job.Request.Actor, stoppingToken);
            await EndAsync(
                job, installed.State == ModelState.Refused ? TrainingJobState.Failed : TrainingJobState.Succeeded,
                installed.Version, installed.Message);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // It stays as it is and begins again with the next process.
            throw;
        }
        catch (OperationCanceledException)
        {
            // Of a job that another runner has taken over this changes nothing.
            await EndAsync(job, TrainingJobState.Cancelled, null, "Cancelled.");
        }
        catch (Exception exception) when (IsOfTheJob(exception))
        {
            await EndAsync(job, TrainingJobState.Failed, null, exception.Message);
        }
    }

    /// <summary>Stores progress until the training ends, and ends it when somebody asked for that.</summary>
    /// <returns>Whether it may be finished.</returns>
    private async Task<bool> WatchAsync(
        TrainingJob job, Task training, JobProgress progress, CancellationTokenSource cancellation)
    {
        using var timer = new PeriodicTimer(options.ReportInterval, time);
        var mayGoOn = true;
        try
        {
            while (mayGoOn && !training.IsCompleted)
            {
                await Task.WhenAny(training, timer.WaitForNextTickAsync(CancellationToken.None).AsTask());
                mayGoOn = await ReportAsync(job, progress);
            }
        }
        catch
        {
            await cancellation.CancelAsync();
            await Task.WhenAny(training);
            throw;
        }
        if (!mayGoOn)
            await cancellation.CancelAsync();
        return mayGoOn;
    }

    private async Task<bool> ReportAsync(TrainingJob job, JobProgress progress)
    {
        var latest = progress.Latest;
        return await queue.ReportAsync(
            job, latest.Stage.ToString(), latest.Done, latest.Total, CancellationToken.None);
    }

    private async Task<TrainedModel> TrainAsync(
        TrainingJob job, JobProgress progress, CancellationToken cancellationToken)
    {
        var request = job.Request;
        var trainer = trainers.FirstOrDefault(t => t.Family == request.Scope.Family)
            ?? throw new ArgumentException($"Nothing here trains models of the family '{request.Scope.Family}'.");
        if (!catalog.TryGet(request.Instrument, out var instrument))
            throw new ArgumentException($"The instrument {request.Instrument} is not known.");
        var champion = await installer.FindChampionAsync(request.Scope, cancellationToken);
        var trained = await trainer.TrainAsync(
            request, instrument, bars.Read(request, instrument, progress, cancellationToken), champion, progress,
            cancellationToken);
        return trained with { File = request.File };
    }

    private Task EndAsync(TrainingJob job, TrainingJobState state, string? version, string message)
    {
        logger.JobEnded(job.Number, state, message);
        return queue.EndAsync(job, state, version, message, CancellationToken.None);
    }

    /// <summary>What lies in the job or its data ends it; a database that is away leaves it to be begun again.</summary>
    private static bool IsOfTheJob(Exception exception) =>
        exception is ArgumentException or InvalidDataException or InvalidOperationException or IOException
            or UnauthorizedAccessException or FormatException or ArithmeticException;
}
