using System.Globalization;
using System.Text;
using System.Text.Json;
using Aetherion.GrainInterfaces;
using Aetherion.Host.Composition;
using Aetherion.Host.Terminal;
using Aetherion.Lab.Bars;
using Aetherion.Lab.Models;
using Aetherion.Lab.Training;
using Aetherion.Model;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.Host.Commands;

/// <summary><c>train --family classifier</c> or <c>anomaly</c>: the same training as a job's, from a bar file.</summary>
internal static class FamilyTraining
{
    public static async Task<int> RunAsync(
        IModelTrainer trainer, TrainingJobRequest request, Instrument instrument, BarFile file, DirectoryInfo data, bool isJson,
        CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        var trained = await TrainAsync(trainer, request, instrument, file, cancellationToken);
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        await using var core = await CoreHost.StartAsync(data.FullName, cancellationToken);
        var installed = await core.Services.GetRequiredService<ModelInstaller>()
            .InstallAsync(trained with { File = file.Info.Name }, request.Use, request.Actor, cancellationToken);
        Console.WriteLine(isJson ? ToJson(trained, installed, seconds) : ToText(trained, installed, seconds));
        return installed.State == ModelState.Refused ? Guard.Failed : 0;
    }

    private static async Task<TrainedModel> TrainAsync(
        IModelTrainer trainer, TrainingJobRequest request, Instrument instrument, BarFile file, CancellationToken cancellationToken)
    {
        using var reading = new ProgressLine("bars", TimeProvider.System);
        using var fitting = new ProgressLine("steps", TimeProvider.System);
        var progress = new DirectProgress<TrainingProgress>(p =>
            (p.Stage == TrainingStage.Reading ? reading : fitting).Report(p.Done, p.Total ?? file.BarCount));
        try
        {
            return await trainer.TrainAsync(
                request, instrument, BarFiles.Read(file.Info, instrument, cancellationToken).ToAsyncEnumerable(),
                champion: null, progress, cancellationToken);
        }
        catch (ArgumentException exception)
        {
            throw new CommandException(exception.Message, exception);
        }
    }

    private static string ToJson(TrainedModel trained, InstalledModel installed, double seconds)
    {
        using var figures = JsonDocument.Parse(trained.Model.Figures);
        return JsonSerializer.Serialize(
            new
            {
                version = trained.Model.Version,
                dataHash = trained.Model.DataHash,
                trainedFrom = trained.Model.TrainedFrom,
                trainedTo = trained.Model.TrainedTo,
                figures = figures.RootElement,
                seconds,
                state = installed.State.ToString(),
                message = installed.Message,
            },
            JsonSerializerOptions.Web);
    }

    private static string ToText(TrainedModel trained, InstalledModel installed, double seconds)
    {
        using var figures = JsonDocument.Parse(trained.Model.Figures);
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"model          {trained.Model.Version}");
        var lineOf = trained.Model.Scope.Family == ModelFamilies.Anomaly ? (Func<JsonElement, string>)SharesOf : ScoresOf;
        foreach (var (name, member) in (ReadOnlySpan<(string, string)>)[("in sample", "inSample"), ("out of sample", "outOfSample")])
            text.AppendLine(
                CultureInfo.InvariantCulture, $"{name,-13}  {lineOf(figures.RootElement.GetProperty(member))}");
        text.AppendLine(CultureInfo.InvariantCulture, $"seconds        {seconds:0.00}");
        text.Append(CultureInfo.InvariantCulture, $"registry       {installed.Message}");
        return text.ToString();
    }

    private static string ScoresOf(JsonElement score) => string.Create(
        CultureInfo.InvariantCulture,
        $"macro-F1 {Number(score, "macroF1"):0.000}, last hour carried forward "
        + $"{Number(score, "carriedForwardMacroF1"):0.000}; log loss {Number(score, "logLoss"):0.000}, shares "
        + $"{Number(score, "sharesLogLoss"):0.000}; {Number(score, "rows"):0} rows");

    private static string SharesOf(JsonElement shares) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Number(shares, "flaggedShare"):P1} flagged, {Number(shares, "alarmShare"):P2} alarms of {Number(shares, "judgedBars"):0} bars");

    private static double Number(JsonElement score, string name) =>
        score.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : double.NaN;
}
