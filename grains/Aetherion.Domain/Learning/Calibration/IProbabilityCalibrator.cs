namespace Aetherion.Domain.Learning.Calibration;

/// <summary>Corrects the probabilities of a model so that they are met by frequencies.</summary>
public interface IProbabilityCalibrator
{
    /// <summary>Number of classes.</summary>
    int ClassCount { get; }

    /// <summary>Replaces a row of probabilities by the corrected ones, which sum to one. Allocates nothing.</summary>
    void Calibrate(Span<double> probabilities);
}
