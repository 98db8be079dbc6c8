using System.Text.Json;
using Aetherion.Domain.Monitoring;
using Aetherion.Domain.Regimes;
using Aetherion.GrainInterfaces;
using Aetherion.Lab.Training;

namespace Aetherion.Lab.Models;

/// <summary>Regime models as the registry takes them.</summary>
public static class RegimeRegistration
{
    /// <summary>A model fresh from training, with what keeps it from taking charge.</summary>
    /// <param name="refusal">Why it may not; null when it may.</param>
    public static TrainedModel Trained(TrainingReport report, string? refusal, ModelScope scope, DateTime createdTime) =>
        new(Of(report, scope, createdTime), refusal)
        {
            Reservation = RegimeCharge.WhyOff(report),
            Remark = report.WhyNotJudged is { } why ? $"Not judged on bars held back: {why}" : null,
        };

    /// <summary>A model fresh from training.</summary>
    public static RegisteredModel Of(TrainingReport report, ModelScope scope, DateTime createdTime)
    {
        ArgumentNullException.ThrowIfNull(report);
        return Of(report.Model, scope, createdTime) with
        {
            Figures = FiguresOf(report),
            Reference = TrainingReferenceDocument.Write(report.Reference),
        };
    }

    /// <summary>The model that ships with the product, with what live bars are compared with where it serves.</summary>
    public static RegisteredModel OfShipped(RegimeModel shipped)
    {
        ArgumentNullException.ThrowIfNull(shipped);
        return Of(shipped, new ModelScope(ModelFamilies.Regime), shipped.Training.To) with
        {
            Reference = TrainingReferenceDocument.Write(ShippedTrainingReference.Load()),
        };
    }

    /// <summary>A model of which no more is known than itself.</summary>
    public static RegisteredModel Of(RegimeModel model, ModelScope scope, DateTime createdTime)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new RegisteredModel(
            model.Version,
            scope,
            createdTime,
            model.Training.From,
            model.Training.To,
            model.Training.DataHash,
            [.. model.Features.Select(feature => feature.ToString())],
            RegimeModelDocument.Write(model),
            RegisteredModel.Nothing,
            RegisteredModel.Nothing,
            model.Training.Seed);
    }

    /// <summary>By the names of the figures in sample.</summary>
    public static object FiguresOf(HeldOutScore held)
    {
        ArgumentNullException.ThrowIfNull(held);
        return new
        {
            bars = held.BarCount,
            logLikelihoodPerBar = Finite(held.LogLikelihoodPerBar),
            trainedLogLikelihoodPerBar = Finite(held.TrainedLogLikelihoodPerBar),
            labelledBars = held.LabelledBarCount,
            labels = held.Labels.Shares.ToDictionary(share => share.Key.ToString(), share => share.Value),
            meanDwellBars = held.Labels.MeanDwellBars,
            reversalShare = held.ReversalShare,
            crisisRatio = held.CrisisRatio,
            trainedTo = held.TrainedTo,
            from = held.From,
            to = held.To,
        };
    }

    /// <summary>JSON knows no infinity.</summary>
    private static double? Finite(double? value) => value is { } known && double.IsFinite(known) ? known : null;

    private static string FiguresOf(TrainingReport report) => JsonSerializer.Serialize(
        new
        {
            inSample = new
            {
                bars = report.BarCount,
                rows = report.RowCount,
                logLikelihood = report.LogLikelihood,
                logLikelihoodPerBar = report.LogLikelihood / report.RowCount,
                bic = report.Bic,
                iterations = report.IterationCount,
                converged = report.IsConverged,
                labels = report.Labels.Shares.ToDictionary(share => share.Key.ToString(), share => share.Value),
                meanDwellBars = report.Labels.MeanDwellBars,
                states = report.States.Select(state => new
                {
                    regime = state.Regime.ToString(), share = state.Share, dwellBars = state.ExpectedDwellBars,
                }),
            },
            outOfSample = report.OutOfSample is { } held ? FiguresOf(held) : null,
        },
        JsonSerializerOptions.Web);
}
