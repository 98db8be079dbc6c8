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

/// <summary><c>train --family classifier</c>: the same training as a job's, from a bar file.</summary>
internal static class ClassifierTraining
{
    public static async Task<int> RunAsync(
        TrainingJobRequest request, Instrument instrument, BarFile file, DirectoryInfo data, bool isJson,
        CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        var trained = await TrainAsync(request, instrument, file, cancellationToken);
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        await using var core = await CoreHost.StartAsync(data.FullName, cancellationToken);
        var installed = await core.Services.GetRequiredService<ModelInstaller>()
            .InstallAsync(trained with { File = file.Info.Name }, request.Use, request.Actor, cancellationToken);
        Console.WriteLine(isJson ? ToJson(trained, installed, seconds) : ToText(trained, installed, seconds));
        return installed.State == ModelState.Refused ? Guard.Failed : 0;
    }

    private static async Task<TrainedModel> TrainAsync(
        TrainingJobRequest request, Instrument instrument, BarFile file, CancellationToken cancellationToken)
    {
        using var reading = new ProgressLine("bars", TimeProvider.System);
        using var fitting = new ProgressLine("trainings", TimeProvider.System);
        var progress = new DirectProgress<TrainingProgress>(p =>
            (p.Stage == TrainingStage.Reading ? reading : fitting).Report(p.Done, p.Total ?? file.BarCount));
        try
        {
            return await new OutlookModelTrainer(TimeProvider.System).TrainAsync(
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
        Append(text, "in sample", figures.RootElement.GetProperty("inSample"));
        Append(text, "out of sample", figures.RootElement.GetProperty("outOfSample"));
        text.AppendLine(CultureInfo.InvariantCulture, $"seconds        {seconds:0.00}");
        text.Append(CultureInfo.InvariantCulture, $"registry       {installed.Message}");
        return text.ToString();
    }

    private static void Append(StringBuilder text, string name, JsonElement score)
    {
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"{name,-13}  macro-F1 {Number(score, "macroF1"):0.000}, last hour carried forward "
            + $"{Number(score, "carriedForwardMacroF1"):0.000}; log loss {Number(score, "logLoss"):0.000}, shares "
            + $"{Number(score, "sharesLogLoss"):0.000}; {Number(score, "rows"):0} rows");
    }

    private static double Number(JsonElement score, string name) => score.GetProperty(name).GetDouble();
}
