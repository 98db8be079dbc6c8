using System.Text.Json;
using Aetherion.Domain.Monitoring;
using Aetherion.Domain.Regimes;
using Aetherion.GrainInterfaces;
using Aetherion.Lab.Training;

namespace Aetherion.Lab.Models;

/// <summary>Regime models as the registry takes them.</summary>
public static class RegimeRegistration
{
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
        },
        JsonSerializerOptions.Web);
}
