using System.Text.Json;
using Aetherion.Domain.Anomalies;
using Aetherion.Domain.Monitoring;
using Aetherion.GrainInterfaces;
using Aetherion.Lab.Evaluation;
using Aetherion.Model;

namespace Aetherion.Lab.Models;

/// <summary>Anomaly models as the registry takes them.</summary>
public static class AnomalyRegistration
{
    /// <summary>The model that ships with the product, with what live bars are compared with where it serves.</summary>
    public static RegisteredModel OfShipped(AnomalyModel shipped)
    {
        ArgumentNullException.ThrowIfNull(shipped);
        return Of(shipped, new ModelScope(ModelFamilies.Anomaly), shipped.Training.To, RegisteredModel.Nothing) with
        {
            Reference = TrainingReferenceDocument.Write(ShippedTrainingReference.LoadAnomalies()),
        };
    }

    /// <summary>A model with its figures.</summary>
    public static RegisteredModel Of(AnomalyModel model, ModelScope scope, DateTime createdTime, string figures)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new RegisteredModel(
            model.Version,
            scope,
            createdTime,
            model.Training.From,
            model.Training.To,
            model.Training.DataHash,
            [.. Enum.GetNames<AnomalyFeature>()],
            AnomalyModelDocument.Write(model),
            figures,
            RegisteredModel.Nothing,
            model.Training.Seed);
    }

    internal static string FiguresOf(
        AnomalyModel model, AnomalyBars bars, WalkForwardFold fold, AnomalyShares inSample, AnomalyShares outOfSample) =>
        JsonSerializer.Serialize(
            new
            {
                inSample = new
                {
                    bars = fold.Training.End,
                    rows = model.Training.RowCount,
                    alarmLevel = model.AlarmLevel,
                    judgedBars = inSample.BarCount,
                    flaggedShare = inSample.Flagged,
                    alarmShare = inSample.Alarms,
                },
                outOfSample = new
                {
                    bars = bars.Count - fold.Test.Start,
                    from = bars.OpenTimeOf(fold.Test.Start),
                    to = bars.CloseTimeOf(bars.Count - 1),
                    judgedBars = outOfSample.BarCount,
                    flaggedShare = outOfSample.Flagged,
                    alarmShare = outOfSample.Alarms,
                },
            },
            JsonSerializerOptions.Web);
}
