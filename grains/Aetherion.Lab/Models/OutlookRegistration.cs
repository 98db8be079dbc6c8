using System.Text.Json;
using Aetherion.Domain.Forecasts;
using Aetherion.Domain.Monitoring;
using Aetherion.GrainInterfaces;
using Aetherion.Lab.Evaluation.Predictors;
using Aetherion.Model;

namespace Aetherion.Lab.Models;

/// <summary>Classifiers as the registry takes them.</summary>
internal static class OutlookRegistration
{
    /// <summary>A model fresh from training, with its figures.</summary>
    /// <param name="trainedCount">Bars from the first to the last that the training looked at.</param>
    public static RegisteredModel Of(
        OutlookModel model, OutlookStudyResult result, TrainingJobRequest request, IReadOnlyList<Candle> bars,
        int trainedCount, DateTime createdTime) => new(
        model.Version,
        request.Scope,
        createdTime,
        bars[0].OpenTime,
        bars[trainedCount - 1].CloseTime,
        result.TrainingHash,
        [.. OutlookFeatures.Names],
        OutlookModelDocument.Write(model),
        FiguresOf(result),
        TrainingReferenceDocument.Write(result.Reference),
        request.Seed);

    private static string FiguresOf(OutlookStudyResult result) => JsonSerializer.Serialize(
        new
        {
            inSample = Of(result.InSample),
            outOfSample = Of(result.Score),
            configuration = result.Configuration,
            trials = result.Trials.Count + result.RuleTrialCount,
            testHash = result.TestHash,
            isOnByDefault = Evidence.Of(result).IsOnByDefault,
        },
        JsonSerializerOptions.Web);

    private static object Of(OutlookScore score) => new
    {
        rows = score.RowCount,
        logLoss = score.LogLoss,
        macroF1 = score.MacroF1,
        highRiskAuc = score.HighRiskAuc,
        calibrationError = score.CalibrationError,
        carriedForwardMacroF1 = score.CarriedMacroF1,
        sharesLogLoss = score.ShareLogLoss,
        macroF1Gain = score.MacroF1Gain,
        logLossGain = score.LogLossGain,
    };
}
