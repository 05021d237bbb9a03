import { createApp } from "vue";
import QuestionsPage from "./questions-page.vue";
import "./style.css";

createApp(QuestionsPage).mount("#app");
