namespace Aetherion.GrainInterfaces;

/// <summary>The codes of refusals about models.</summary>
public static class ModelRefusals
{
    /// <summary>No such version.</summary>
    public const string NotFound = "MODEL_NOT_FOUND";

    /// <summary>Somebody changed the champion meanwhile.</summary>
    public const string ChampionChanged = "MODEL_CHAMPION_CHANGED";

    /// <summary>It is the champion already.</summary>
    public const string IsChampion = "MODEL_IS_CHAMPION";

    /// <summary>It failed its checks, at its registration or now.</summary>
    public const string Unfit = "MODEL_UNFIT";

    /// <summary>There is no champion to go back from.</summary>
    public const string NothingToRollBack = "MODEL_NOTHING_TO_ROLL_BACK";

    /// <summary>It serves another scope.</summary>
    public const string OtherScope = "MODEL_OTHER_SCOPE";

    /// <summary>A replay keeps the models it began with.</summary>
    public const string ReplayKeepsModel = "MODEL_REPLAY_KEEPS";

    /// <summary>As many trainings wait as may.</summary>
    public const string TrainingQueueFull = "TRAINING_QUEUE_FULL";

    /// <summary>No folder of bar files is configured.</summary>
    public const string TrainingFilesOff = "TRAINING_FILES_OFF";

    /// <summary>The folder of bar files, or the file in it, is not there.</summary>
    public const string TrainingFileNotFound = "TRAINING_FILE_NOT_FOUND";

    /// <summary>The file is there and cannot be trained on: too large, empty, or outside of the folder.</summary>
    public const string TrainingFileUnfit = "TRAINING_FILE_UNFIT";

    /// <summary>The training has ended already.</summary>
    public const string TrainingEnded = "TRAINING_ENDED";

    /// <summary>No running part takes models of the family or timeframe.</summary>
    public const string NotUsed = "MODEL_NOT_USED";
}
