namespace Orleans.Runtime;

/// <summary>A registered reminder.</summary>
public interface IGrainReminder
{
    /// <summary>The name within its grain.</summary>
    string ReminderName { get; }
}
